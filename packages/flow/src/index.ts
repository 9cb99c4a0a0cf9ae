export { COLLECT_FORMS } from './model';
export type {
  BranchNode,
  CollectDigitsNode,
  CollectNode,
  EndNode,
  FlowBranch,
  FlowDefinition,
  FlowInput,
  FlowKey,
  FlowNode,
  FlowNodeKind,
  FlowOutput,
  FlowProblem,
  FlowSnapshot,
  FlowWait,
  HoursNode,
  HttpCall,
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
  RatingNode,
  StartNode,
  TransferNode,
  WrongInputSettings,
} from './model';
export { FLOW_LIMITS } from './limits';
export { FLOW_VARIABLES } from './variables';
export type { FlowVariable } from './variables';
export { foldKeyword } from './keyword';
export { stepFlow } from './engine/step-flow';
export type { FlowStep } from './engine/step-flow';
export { servicePhase } from './engine/service-phase';
export type { ServicePhase } from './engine/service-phase';
export { FLOW_SCHEMA } from './validate/flow-schema';
export { parseFlow, validateFlow } from './validate/validate-flow';
export { SEED_FLOW } from './seed-flow';
