import type { AgentId, OfferId, SessionId } from './ids';
import type { AgentCard, CustomerCard, SkillGroupCard } from './events';

/** The documented `AgentStatus`, with `offline` for 下线. */
export type AgentStatus = 'offline' | 'free' | 'busy' | 'arrange' | 'notReady' | 'rest';

/** One session on an agent's desk. */
export interface DeskTask {
  session: SessionId;
  stage: 'offered' | 'active' | 'ended';
  customer: CustomerCard;
  group: SkillGroupCard;
  /** When the customer began to wait (ms since 1970). */
  queuedAt: number;
  /** Only while offered. */
  offer?: { id: OfferId; expiresAt: number };
  /** Only once accepted. */
  acceptedAt?: number;
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
  groups: Array<SkillGroupCard & { waiting: number }>;
  tasks: DeskTask[];
  /** The service's clock when this was made, to measure countdowns against. */
  now: number;
}
