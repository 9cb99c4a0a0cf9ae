import type {
  Actor,
  AgentCard,
  AgentId,
  CallId,
  CallMedia,
  CloseBy,
  CustomerCard,
  ErrorCode,
  EventData,
  EventName,
  FileId,
  FlowId,
  LeftMessage,
  MessageContent,
  OfferId,
  Rating,
  RecallReason,
  Side,
  SkillGroupCard,
  UploadKind,
} from '@ccc/protocol';
import type { FlowDefinition, FlowInput } from '@ccc/flow';

/** What can be asked of a session. Ids and times come from outside: the domain makes none. */
export type SessionCommand =
  | {
      name: 'session.start';
      customer: CustomerCard;
      flow: { id: FlowId; version: number };
      page?: string;
      clientData?: string;
      /** The session begins as this call. */
      call?: { id: CallId; media: CallMedia; isRecorded?: true };
    }
  /** `files` are what the content names, as they lie in the store; absent: nothing lies there. */
  | {
      name: 'message.send';
      actor: Actor;
      content: MessageContent;
      files?: readonly FileFacts[];
      /** What lies where the content quotes; absent: there is no message. */
      quoted?: MessageFacts;
    }
  /** `message` is what lies at `seq` in the log; absent: there is no message. */
  | { name: 'message.recall'; actor: Actor; seq: number; message?: MessageFacts }
  /** The same by the service itself, for a reason: of anybody's message, at any time. */
  | { name: 'message.remove'; reason: RecallReason; seq: number; message?: MessageFacts }
  /**
   * The answer to a state that `needsRouting`. `ahead` people wait before this one;
   * `priority` is 1 (first) to 5. @default priority `DEFAULT_PRIORITY`
   */
  | {
      name: 'routing.resolve';
      group: SkillGroupCard;
      online: number;
      free: number;
      ahead: number;
      priority?: number;
    }
  | ({ name: 'offer.make' } & OfferTo)
  /**
   * 转接 to a group, or to the agent of it whom `ask` names, who has room. `online` counts who else of
   * the group is at work, `ahead` those who wait at its head already. The actor `system` is an administrator.
   */
  | {
      name: 'session.transfer';
      actor: Actor;
      group: SkillGroupCard;
      ask: OfferTo | null;
      online: number;
      ahead: number;
      note?: string;
    }
  | { name: 'offer.accept'; offer: OfferId; agent: AgentId }
  /** `online` counts who is left in the group without this agent. */
  | { name: 'offer.decline'; offer: OfferId; agent: AgentId; online: number }
  /** The agent went away. `online` counts who is left in the group. */
  | { name: 'offer.withdraw'; offer: OfferId; online: number }
  /** A deadline has come. `online` counts who is left in the group after a missed offer. */
  | { name: 'timer.fire'; deadline: Deadline['kind']; key: string; online: number }
  /** Nobody of the group is there any more. `online` counts who is, now that it is asked. */
  | { name: 'queue.close'; online: number }
  /** 内部备注. The actor `system` is an administrator. */
  | { name: 'note.add'; actor: Actor; text: string }
  /** The actor `system` is an administrator, or the service itself. */
  | { name: 'session.end'; actor: Actor }
  /** `by` is `timer` when the agent's time for it is over. @default who the actor is */
  | { name: 'session.complete'; actor: Actor; by?: 'timer' }
  /** What the call of this deadline came to. */
  | { name: 'http.answer'; key: string; result: HttpResult }
  /** 评价, by the customer. */
  | { name: 'session.rate'; actor: Actor; rating: Rating }
  /** 邀请评价, by the agent. */
  | { name: 'rating.invite'; actor: Actor }
  /** 留言, by the customer. */
  | { name: 'message.leave'; actor: Actor; message: LeftMessage }
  /** An agent has seen to it; that they may is known outside. */
  | { name: 'message.handle'; actor: Actor }
  | { name: 'call.start'; actor: Actor; call: CallId; media: CallMedia; isRecorded?: true }
  | { name: 'call.answer'; actor: Actor; call: CallId }
  /** The actor `system` has found the side `lost` gone for too long. */
  | { name: 'call.end'; actor: Actor; call: CallId; lost?: Side }
  | { name: 'call.hold'; actor: Actor; call: CallId; isHeld: boolean }
  | { name: 'call.setCamera'; actor: Actor; call: CallId; isOn: boolean }
  | { name: 'call.toVoice'; actor: Actor; call: CallId }
  | { name: 'call.digits'; actor: Actor; call: CallId; digits: string }
  /** 咨询 of the agent of `group` whom `ask` names, who has room; null: nobody has. */
  | {
      name: 'consult.start';
      actor: Actor;
      call: CallId;
      group: SkillGroupCard;
      ask: OfferTo | null;
      note?: string;
    }
  | { name: 'consult.accept'; offer: OfferId; agent: AgentId }
  /** The actor `system` has found the colleague gone. */
  | { name: 'consult.end'; actor: Actor; offer: OfferId }
  | { name: 'consult.handOver'; actor: Actor; offer: OfferId }
  /** What was to be heard was heard; `until` is that of the hearing. */
  | { name: 'call.heard'; call: CallId; until: string }
  /** What was kept of a call, perhaps long over. */
  | ({ name: 'call.record' } & EventData['call.recorded'])
  /** How well the sides of a call that is over were connected. */
  | ({ name: 'call.measure' } & EventData['call.measured']);

/** Whose desk rings, and how long. */
export interface OfferTo {
  offer: OfferId;
  agent: AgentCard;
  timeoutMs: number;
}

/** What became of a call to another service. */
export type HttpResult = Extract<FlowInput, { type: 'called' }>;

/** What is known of a file that was uploaded for this session. */
export interface FileFacts {
  id: FileId;
  /** Whoever uploaded it. */
  owner: Actor;
  /** What it was uploaded to become. */
  kind: UploadKind;
  mime: string;
  bytes: number;
  name?: string;
  /** Pixels, as it is to be shown. */
  width?: number;
  height?: number;
  durationMs?: number;
}

/** What is known of a message that is in the log. */
export interface MessageFacts {
  seq: number;
  /** Milliseconds since 1970. */
  at: number;
  /** Whoever sent it. */
  actor: Actor;
  isRecalled: boolean;
}

/** A fact before it has its place in the log. */
export type NewEvent = {
  [Name in EventName]: { name: Name; actor: Actor; data: EventData[Name] };
}[EventName];

export interface DecideContext {
  /** Milliseconds since 1970. */
  now: number;
  /** The version that the session began with. */
  flow: FlowDefinition;
}

/** Facts to append (none: nothing to do), or why not. */
export type Decision =
  { events: NewEvent[] } | { refuse: ErrorCode; params?: Record<string, string | number> };

/** Something that is due at a time unless the session moves on; kept as a row, derived from the state. */
export interface Deadline {
  kind: 'offer' | 'customerReply' | 'http' | 'flow' | 'callAnswer' | 'consult' | 'greeting';
  /** Distinguishes this deadline from an older one of its kind. */
  key: string;
  /** Milliseconds since 1970. */
  at: number;
}

export type SessionStage = 'flow' | 'queued' | 'offered' | 'active' | 'ended' | 'completed';

/** The columns of a session that are queried: derived from the state, written with each append. */
export interface SessionSummary {
  stage: SessionStage;
  group: SkillGroupCard | null;
  priority: number;
  queuedAt: number | null;
  agent: AgentId | null;
  offer: { id: OfferId; expiresAt: number } | null;
  acceptedAt: number | null;
  endedAt: number | null;
  endStatus: number | null;
  closeBy: CloseBy | null;
  /** The newest words, or what stands for a picture. */
  lastText: string | null;
  /** 留言: whether somebody has seen to it; null: there is none. */
  leftMessage: 'open' | 'handled' | null;
  /** Null: there is no call just now. */
  call: CallId | null;
  /** Null: no colleague is asked into it. */
  consult: { agent: AgentId; stage: 'asked' | 'joined' } | null;
}
