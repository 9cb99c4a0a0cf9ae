import type {
  AgentId,
  CommandId,
  CustomerId,
  FlowId,
  OfferId,
  SessionId,
  SkillGroupId,
} from './ids';
import type { MessageContent } from './content';

/** Who did it. `system` is the service flow, a timer or the service itself. */
export type Actor =
  { kind: 'customer'; id: CustomerId } | { kind: 'agent'; id: AgentId } | { kind: 'system' };

/** What the others may know of a customer. */
export interface CustomerCard {
  id: CustomerId;
  nickname: string;
  avatarUrl?: string;
}

/** What the customer may know of an agent. `staffNo` is the documented 工号. */
export interface AgentCard {
  id: AgentId;
  staffNo: string;
  nickname: string;
  avatarUrl?: string;
}

export interface SkillGroupCard {
  id: SkillGroupId;
  name: string;
}

/** Who ended it, in the documented vocabulary. */
export type CloseBy = 'client' | 'seat' | 'admin' | 'timer';

/** Why it ended, in the documented vocabulary (`EndStatusString`; `waitingGiveUp` is taken from voice). */
export type EndStatusString =
  | 'ok'
  | 'seatGiveUp'
  | 'seatForward'
  | 'ivrGiveUp'
  | 'ivrEnd'
  | 'autoFinished'
  | 'waitingGiveUp'
  | 'ringingGiveUp'
  | 'noSeatOnline'
  | 'notWorkTime'
  | 'error';

/** One step on the canvas of the flow. */
export interface FlowVisit {
  node: string;
  kind: string;
  label: string;
  branch?: string;
}

/**
 * The facts of a session, by name. Their order within a session is `seq`, 1..n without a gap.
 * Facts marked (inside) reach the customer with empty data: the place in the order, not the matter.
 */
export interface EventData {
  'session.started': {
    customer: CustomerCard;
    flow: { id: FlowId; version: number };
    page?: string;
    clientData?: string;
  };
  'message.sent': { content: MessageContent };
  /** (inside) Which nodes were walked, and the flow's state afterwards, opaque to clients. */
  'flow.stepped': { visited: FlowVisit[]; snapshot: unknown };
  /** `ahead` is the documented `${WaitNo}` at that moment. */
  'session.queued': { group: SkillGroupCard; priority: number; ahead: number };
  /** (inside) */
  'offer.made': { offer: OfferId; agent: AgentCard; expiresAt: number };
  /** (inside) Not answered in time. */
  'offer.expired': { offer: OfferId; agent: AgentId };
  /** (inside) */
  'offer.declined': { offer: OfferId; agent: AgentId };
  /** (inside) Taken back: the agent went away, or the customer left. */
  'offer.withdrawn': { offer: OfferId; agent: AgentId };
  'agent.accepted': { offer: OfferId; agent: AgentCard };
  'session.ended': { closeBy: CloseBy; reason: EndStatusString; endStatus: number };
  /** (inside) The agent put it away: 完成会话. */
  'session.completed': { by: CloseBy };
}

export type EventName = keyof EventData;

/** A fact of a session. */
export type SessionEvent = {
  [Name in EventName]: {
    session: SessionId;
    seq: number;
    /** Milliseconds since 1970, the service's clock. */
    at: number;
    name: Name;
    actor: Actor;
    data: EventData[Name];
    /** The command that caused it, shown only to whoever sent that command. */
    command?: CommandId;
  };
}[EventName];

/** Facts whose data a customer never receives. */
export const INSIDE_EVENTS: readonly EventName[] = [
  'flow.stepped',
  'offer.made',
  'offer.expired',
  'offer.declined',
  'offer.withdrawn',
  'session.completed',
];
