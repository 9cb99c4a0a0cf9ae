export type {
  Deadline,
  DecideContext,
  Decision,
  FileFacts,
  NewEvent,
  SessionCommand,
  SessionStage,
  SessionSummary,
} from './contract';
export type { SessionState } from './session-state';
export { evolve, evolveAll } from './evolve';
export type { LoggedEvent } from './evolve';
export { decide } from './decide/decide';
export { DEFAULT_PRIORITY } from './decide/resolve-routing';
export { deadlinesOf } from './deadlines';
export { needsRouting, summaryOf } from './summary';
export { redactFor } from './redact';
export type { Audience } from './redact';
export { MISSED_OFFER_REASON, spareCapacity, transitionAgent } from './agent-status';
export type {
  AgentEvent,
  AgentLoad,
  AgentState,
  AgentTransition,
  BookedStatus,
} from './agent-status';
export { chooseAgent, chooseSession, countAgents, countAhead, isFree, isOnline } from './routing';
export type { Candidate, WaitingSession } from './routing';
export { explainWaiting } from './explain-waiting';
export type { WaitingReason, WaitingView } from './explain-waiting';
