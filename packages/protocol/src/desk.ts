import type { CallMedia } from './call';
import type { AgentId, OfferId, SessionId } from './ids';
import type { AgentCard, CustomerCard, SkillGroupCard } from './events';

/** The documented `AgentStatus`, with `offline` for 下线. */
export type AgentStatus = 'offline' | 'free' | 'busy' | 'arrange' | 'notReady' | 'rest';

/** What an agent chose with work in hand; it holds as soon as the hand is empty. */
export type BookedStatus = { status: 'notReady' } | { status: 'rest'; reason: string };

/** A consultation in a session's call: the session is `from`'s, `agent` was asked. */
export interface DeskConsult {
  offer: OfferId;
  from: AgentCard;
  agent: AgentCard;
  note?: string;
  /** Until when it rings; absent: the colleague is in the call. */
  expiresAt?: number;
}

/** One session on an agent's desk. */
export interface DeskTask {
  session: SessionId;
  stage: 'offered' | 'active' | 'ended';
  customer: CustomerCard;
  group: SkillGroupCard;
  /** When the customer began to wait (ms since 1970). */
  queuedAt: number;
  /** It began as a call. Absent: text. */
  media?: CallMedia;
  /** Only while offered. */
  offer?: { id: OfferId; expiresAt: number };
  /** Whose session it was before, when it was transferred, and what they wrote for the next. */
  transfer?: { from: AgentCard; note?: string };
  /** 咨询, as both desks show it. */
  consult?: DeskConsult;
  /** Only once accepted. */
  acceptedAt?: number;
  /** Only once ended, where 话后整理 has a limit: when it is completed by itself (ms since 1970). */
  completesAt?: number;
  lastSeq: number;
  /** The newest words, for the list. */
  lastText?: string;
}

/** The whole desk of an agent: sent again, whole, whenever it changes, so that a lost one heals. */
export interface DeskSnapshot {
  agent: AgentCard & { id: AgentId; name: string; email: string; role: 'admin' | 'agent' };
  status: AgentStatus;
  /** The reason of a 小休. */
  reason?: string;
  /** Since when this status holds (ms since 1970). */
  since: number;
  /** Only while `busy` or `arrange`. Choosing `free` takes it back. */
  booked?: BookedStatus;
  groups: Array<SkillGroupCard & { waiting: number }>;
  tasks: DeskTask[];
  /** The service's clock when this was made, to measure countdowns against. */
  now: number;
}
