import type { CallEndReason, CallMedia, ConsultEndReason } from './call';
import type {
  AgentId,
  CallId,
  CommandId,
  CustomerId,
  FlowId,
  OfferId,
  SessionId,
  SkillGroupId,
} from './ids';
import type { MessageContent, RecallReason } from './content';
import type { LeftMessage } from './left-message';
import type { Rating, RatingMode } from './rating';
import type { MeasuredSide } from './call-quality';
import type { RecordedSide, RecordedSound, RecordingFault } from './recording';

/** Who did it. `system` is the service flow, a timer or the service itself. */
export type Actor =
  { kind: 'customer'; id: CustomerId } | { kind: 'agent'; id: AgentId } | { kind: 'system' };

/** The two who talk in a session. */
export type Side = 'customer' | 'agent';

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

/** Why no agent came: nobody was online, or nobody took it in time. */
export type UnservedReason = Extract<EndStatusString, 'noSeatOnline' | 'seatGiveUp'>;

/** One step on the canvas of the flow. */
export interface FlowVisit {
  node: string;
  kind: string;
  label: string;
  branch?: string;
}

/** What a caller hears: an uploaded sound, or the text where there is none. */
export interface FlowWords {
  text: string;
  sound?: string;
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
    /** It began as a call, and ends with it. Absent: text. */
    media?: CallMedia;
  };
  'message.sent': { content: MessageContent };
  /**
   * The message at `seq` was taken back: its content is `recalled` in the log from now on. With a
   * `reason` it was the service that did so, also after the end.
   */
  'message.recalled': { seq: number; reason?: RecallReason };
  /**
   * (inside) Which nodes were walked, and the flow's state afterwards, opaque to clients. In a session
   * that is a call, `heard` is what the caller hears of it, in order. @default heard nothing
   */
  'flow.stepped': { visited: FlowVisit[]; snapshot: unknown; heard?: FlowWords[] };
  /** `ahead` is the documented `${WaitNo}` at that moment. */
  'session.queued': {
    group: SkillGroupCard;
    priority: number;
    ahead: number;
    /** Since when they wait, of one who overflowed from another group (ms since 1970). @default now */
    since?: number;
  };
  /** (inside) 转接: `from` gave it up, with a note for whoever is next. `session.queued` follows. */
  'session.transferred': {
    from: AgentCard;
    to: { group: SkillGroupCard; agent?: AgentCard };
    note?: string;
  };
  /** (inside) Nobody took a transfer: it waits in the group that it came from, and `agent`, who gave it, is asked first. */
  'session.returned': { group: SkillGroupCard; agent: AgentCard };
  /** (inside) */
  'offer.made': { offer: OfferId; agent: AgentCard; expiresAt: number };
  /** (inside) Not answered in time. */
  'offer.expired': { offer: OfferId; agent: AgentId };
  /** (inside) */
  'offer.declined': { offer: OfferId; agent: AgentId };
  /** (inside) Taken back: the agent went away, or the customer left. */
  'offer.withdrawn': { offer: OfferId; agent: AgentId };
  /** `rating` says how this service may be rated; absent: not at all. */
  'agent.accepted': { offer: OfferId; agent: AgentCard; rating?: RatingMode };
  /**
   * A call within the session: `by` asks the other side for it, or waits for an agent. `isRecorded`: what
   * both say will be kept, and both MUST be told.
   */
  'call.started': { call: CallId; media: CallMedia; by: Side; isRecorded?: true };
  /** Both sides are in it from here. */
  'call.answered': { call: CallId };
  /**
   * 正在播报: from here on the customer hears words of the flow (接通后播报), and the agent nothing; with `isOn`
   * false they were heard, and the two hear each other.
   */
  'call.greetingSet': { call: CallId; isOn: boolean };
  /** While held the customer hears music. */
  'call.held': { call: CallId; isHeld: boolean };
  /**
   * A call of voices is one of pictures from here: its `media` is `video`. Neither side shows one yet, and
   * whoever wants to says so: `call.cameraSet` follows.
   */
  'call.widened': { call: CallId };
  /**
   * From here on this side shows its picture, or none. In a call that began as one of pictures both do
   * from the beginning, and so does an agent who takes the session over, unless neither side does by then; in
   * a widened one nobody does before they say so.
   */
  'call.cameraSet': { call: CallId; side: Side; isOn: boolean };
  /**
   * (inside) 咨询: the agent of an answered call asks a colleague, `agent` of `group`, whose desk rings until
   * `expiresAt`. `call.held` follows unless the customer is on hold already.
   */
  'consult.asked': {
    call: CallId;
    offer: OfferId;
    agent: AgentCard;
    group: SkillGroupCard;
    expiresAt: number;
    note?: string;
  };
  /**
   * (inside) The colleague is in the call. While it is held the two agents talk and the customer hears music;
   * while it is not, all three hear each other.
   */
  'consult.joined': { call: CallId; offer: OfferId };
  /** (inside) Without a handover; `agent` is who was asked. The customer is off hold, if the call goes on. */
  'consult.ended': { call: CallId; offer: OfferId; agent: AgentId; reason: ConsultEndReason };
  /** (inside) The colleague has the customer from here: `agent.accepted` follows. */
  'session.handedOver': {
    call: CallId;
    offer: OfferId;
    from: AgentCard;
    agent: AgentCard;
    group: SkillGroupCard;
    note?: string;
  };
  /** Keys that the customer pressed. */
  'call.digits': { call: CallId; digits: string };
  /** `durationMs` counts from the answer; 0 without one. */
  'call.ended': { call: CallId; closeBy: CloseBy; reason: CallEndReason; durationMs: number };
  /**
   * (inside) What was kept of a call from `startedAt` (ms since 1970) on, without what was said on hold. A
   * service that broke off in the middle of a call records it in several parts, each with an event.
   */
  'call.recorded': {
    call: CallId;
    startedAt: number;
    sides: RecordedSide[];
    /** All of them together, where the service makes that. */
    mixed?: RecordedSound;
    /** Absent: it is whole. */
    fault?: RecordingFault;
  };
  /**
   * (inside) How well the sides of an ended call were connected, those that were. A service that broke off
   * in the middle of a call tells only of the time after.
   */
  'call.measured': { call: CallId; sides: MeasuredSide[] };
  'session.ended': { closeBy: CloseBy; reason: EndStatusString; endStatus: number };
  /** The waiting is over without an agent, and the flow goes on. */
  'session.unqueued': { reason: UnservedReason };
  /** The agent, or the flow (`system`), asks the customer to rate: 邀请评价. */
  'rating.invited': Record<string, never>;
  /** At most once a session, while it is open for it or within a day of its end, even after its completion. */
  'rating.given': Rating;
  /** The flow offers the form to leave a message. */
  'leave.invited': Record<string, never>;
  /**
   * 留言, at most once a session: once the flow has offered it, before the end of the waiting, or within
   * a day of an end for want of an agent.
   */
  'message.left': LeftMessage;
  /** (inside) An agent has seen to the left message. */
  'message.handled': Record<string, never>;
  /** (inside) 内部备注: what agents write for each other. */
  'note.added': { text: string };
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

/**
 * Whether a fact says where its session stands or who is in it: what somebody must have who reads
 * only the newest events. Everything is that but messages, what befalls them, and the inside.
 */
export function isLandmark(name: string): boolean {
  return !name.startsWith('message.') && !(INSIDE_EVENTS as readonly string[]).includes(name);
}

/** Facts whose data a customer never receives. */
export const INSIDE_EVENTS: readonly EventName[] = [
  'flow.stepped',
  'session.transferred',
  'session.returned',
  'note.added',
  'message.handled',
  'call.recorded',
  'call.measured',
  'consult.asked',
  'consult.joined',
  'consult.ended',
  'session.handedOver',
  'offer.made',
  'offer.expired',
  'offer.declined',
  'offer.withdrawn',
  'session.completed',
];
