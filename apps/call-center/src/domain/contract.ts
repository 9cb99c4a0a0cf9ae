import type {
  Actor,
  AgentCard,
  AgentId,
  CloseBy,
  CustomerCard,
  ErrorCode,
  EventData,
  EventName,
  FileId,
  FlowId,
  MessageContent,
  OfferId,
  SkillGroupCard,
} from '@ccc/protocol';
import type { FlowDefinition } from '@ccc/flow';

/** What can be asked of a session. Ids and times come from outside: the domain makes none. */
export type SessionCommand =
  | {
      name: 'session.start';
      customer: CustomerCard;
      flow: { id: FlowId; version: number };
      page?: string;
      clientData?: string;
    }
  /** `file` is what the content names, as it lies in the store; absent: nothing lies there. */
  | { name: 'message.send'; actor: Actor; content: MessageContent; file?: FileFacts }
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
  | { name: 'offer.make'; offer: OfferId; agent: AgentCard; timeoutMs: number }
  | { name: 'offer.accept'; offer: OfferId; agent: AgentId }
  /** `online` counts who is left in the group without this agent. */
  | { name: 'offer.decline'; offer: OfferId; agent: AgentId; online: number }
  /** The agent went away. `online` counts who is left in the group. */
  | { name: 'offer.withdraw'; offer: OfferId; online: number }
  /** A deadline has come. `online` counts who is left in the group after a missed offer. */
  | { name: 'timer.fire'; deadline: Deadline['kind']; key: string; online: number }
  /** The actor `system` is an administrator, or the service itself. */
  | { name: 'session.end'; actor: Actor }
  | { name: 'session.complete'; actor: Actor };

/** What is known of a file that was uploaded for this session. */
export interface FileFacts {
  id: FileId;
  /** Whoever uploaded it. */
  owner: Actor;
  width: number;
  height: number;
  bytes: number;
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
  kind: 'offer' | 'customerReply';
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
}
