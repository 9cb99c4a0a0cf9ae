export { COLLECT_FORMS } from './model';
export type {
  BranchNode,
  CollectDigitsNode,
  CollectNode,
  EndNode,
  FlowBranch,
  FlowDefinition,
  FlowKey,
  FlowNode,
  FlowNodeKind,
  FlowProblem,
  HoursNode,
  HttpNode,
  HoursSpan,
  InvitationSettings,
  KeyBranchNode,
  KeySettings,
  LeaveMessageNode,
  MenuNode,
  MenuOption,
  MessageNode,
  NodeByKind,
  PromptNode,
  PromptSettings,
  QueueAnnouncement,
  RatingNode,
  StartNode,
  TransferNode,
  WrongInputSettings,
} from './model';
export type { FlowInput, FlowOutput, FlowSnapshot, FlowWait, HttpCall } from './run-model';
export { FLOW_LIMITS } from './limits';
export { FLOW_VARIABLES } from './variables';
export type { FlowVariable } from './variables';
export { foldKeyword } from './keyword';
export { stepFlow } from './engine/step-flow';
export type { FlowStep } from './engine/step-flow';
export { announcedWords, announcementOf } from './nodes/announcement';
export { servicePhase } from './engine/service-phase';
export type { ServicePhase } from './engine/service-phase';
export { FLOW_SCHEMA } from './validate/flow-schema';
export { parseFlow, validateFlow } from './validate/validate-flow';
export { soundsIn } from './sounds-in';
export { SEED_FLOW } from './seed-flow';
