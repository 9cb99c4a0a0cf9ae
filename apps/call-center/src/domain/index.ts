export type {
  Deadline,
  DecideContext,
  Decision,
  FileFacts,
  HttpResult,
  MessageFacts,
  NewEvent,
  OfferTo,
  SessionCommand,
  SessionStage,
  SessionSummary,
} from './contract';
export type { QueuePlace, SessionState } from './session-state';
export { evolve, evolveAll } from './evolve';
export type { LoggedEvent } from './evolve';
export { decide } from './decide/decide';
export { DEFAULT_PRIORITY, waitingSince } from './decide/resolve-routing';
export { TRANSFER_PRIORITY } from './decide/transfer-session';
export { deadlinesOf } from './deadlines';
export { needsRouting, summaryOf } from './summary';
export { redactFor } from './redact';
export type { Audience } from './redact';
export { MISSED_OFFER_REASON, spareCapacity, transitionAgent } from './agent-status';
export type { AgentEvent, AgentLoad, AgentState, AgentTransition } from './agent-status';
export {
  chooseAgent,
  chooseSession,
  countAgents,
  countAhead,
  isFree,
  isOnline,
  wishesOf,
} from './routing';
export type { Candidate, WaitingSession, Wishes } from './routing';
export { estimateWaitMinutes } from './estimate-wait';
export type { GroupPace } from './estimate-wait';
export { explainWaiting } from './explain-waiting';
export type { WaitingReason, WaitingView } from './explain-waiting';
