import type { FlowSnapshot } from '@ccc/flow';
import type {
  AgentCard,
  AgentId,
  CloseBy,
  CustomerCard,
  EndStatusString,
  FlowId,
  OfferId,
  SkillGroupCard,
} from '@ccc/protocol';

/**
 * A session: what its events, folded by `evolve`, come to. Plain JSON.
 *
 * ```
 *   session.started
 *         │
 *         ▼   session.queued      offer.made        agent.accepted
 *       flow ───────────────► queued ───────► offered ────────────► active
 *         │                     │  ▲             │ │                   │
 *         │                     │  └─────────────┘ │                   │
 *         │                     │   offer.expired  │                   │
 *         │                     │   .declined      │ session.ended     │
 *         │                     │   .withdrawn     │ (offer taken      │
 *         │                     │                  │  back first)      │
 *         └──── session.ended ──┴───────┬──────────┴── session.ended ──┘
 *                                       ▼  session.completed
 *                                     ended ───────────────► completed
 * ```
 *
 * - `flow`: the service flow talks to the customer.
 * - `queued`: the customer waits for an agent of a group.
 * - `offered`: an agent's desk rings.
 * - `active`: customer and agent talk.
 * - `ended`: closed for both; still on the agent's desk (话后整理).
 * - `completed`: put away. A session that no agent had is completed in the moment it ends.
 *
 * A session that goes back to `queued` keeps its priority and the time since when it waits,
 * and with them its place at the head.
 */
export type SessionState =
  FlowState | QueuedState | OfferedState | ActiveState | EndedState | CompletedState;

interface Always {
  /** The last event folded in. */
  seq: number;
  customer: CustomerCard;
  flow: { id: FlowId; version: number };
  /** The newest words, for lists. */
  lastText: string | null;
}

export interface FlowState extends Always {
  stage: 'flow';
  /** Null only between the session's first two events, which are appended together. */
  snapshot: FlowSnapshot | null;
}

/** Where a session waits or waited. */
export interface QueuePlace {
  group: SkillGroupCard;
  /** 1 is served first, 5 last. */
  priority: number;
  /** Milliseconds since 1970. */
  queuedAt: number;
}

export interface QueuedState extends Always {
  stage: 'queued';
  snapshot: FlowSnapshot;
  queue: QueuePlace;
}

export interface OfferedState extends Always {
  stage: 'offered';
  snapshot: FlowSnapshot;
  queue: QueuePlace;
  offer: { id: OfferId; agent: AgentCard; expiresAt: number };
}

/** An agent's service. */
export interface Service {
  offer: OfferId;
  agent: AgentCard;
  acceptedAt: number;
}

export interface ActiveState extends Always {
  stage: 'active';
  snapshot: FlowSnapshot;
  queue: QueuePlace;
  service: Service;
  /** The agent's latest message, until the customer writes. */
  unanswered: { seq: number; at: number } | null;
}

/** How a session ended. */
export interface Ending {
  closeBy: CloseBy;
  reason: EndStatusString;
  endStatus: number;
  endedAt: number;
}

interface Over extends Always {
  /** Null: it never waited. */
  queue: QueuePlace | null;
  /** Null: no agent had it. */
  service: Service | null;
  ending: Ending;
}

export interface EndedState extends Over {
  stage: 'ended';
}

export interface CompletedState extends Over {
  stage: 'completed';
  completedBy: CloseBy;
}

/** Whether an agent has, or had, this session in hand. */
export function isServedBy(state: SessionState, agent: AgentId): boolean {
  return 'service' in state && state.service?.agent.id === agent;
}
