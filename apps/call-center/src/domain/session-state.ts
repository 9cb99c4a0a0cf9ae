import type { FlowSnapshot } from '@ccc/flow';
import type {
  AgentCard,
  AgentId,
  CallId,
  CallMedia,
  CloseBy,
  CustomerCard,
  EndStatusString,
  FlowId,
  FlowWords,
  LeftMessage,
  OfferId,
  RatingMode,
  Side,
  SkillGroupCard,
} from '@ccc/protocol';

/**
 * A session: what its events, folded by `evolve`, come to. Plain JSON.
 *
 * ```
 *   session.started
 *         │                     ┌──────── session.transferred ─────────┐
 *         ▼   session.queued    ▼  offer.made        agent.accepted    │
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
 * From `queued` the flow may take a session back, when no agent comes (`session.unqueued`).
 *
 * A session that goes back to `queued` keeps its priority and the time since when it waits,
 * and with them its place at the head. One that was transferred waits before all others, and remembers
 * who gave it: they are not asked, until somebody else had it or `session.returned` says nobody is left.
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
  /** The message that they are. */
  lastMessage: number | null;
  /** The customer's latest message that the flow has read. */
  lastAnswer: number | null;
  /** 满意度评价; absent: no agent had it yet. */
  rating?: RatingState;
  /** 留言; absent: there is none. */
  left?: LeftState;
  /** It began as a call, and ends with it. Absent: text. */
  media?: CallMedia;
  /** Absent: there is no call just now. */
  call?: CallState;
}

/**
 * A call within a session. A session that began as one has its call from the first moment to the last.
 *
 * ```
 *   (none) ── call.started ──► calling ── call.answered ──► connected ⇄ call.held
 *     ▲                           │                             │
 *     └────────────────────── call.ended ◄──────────────────────┘
 * ```
 *
 * A session that began as one is `connected` with every acceptance, and where the flow has words for that the
 * customer hears them first:
 *
 * ```
 *   agent.accepted ──► greeting ── all heard, too long, session.transferred: call.greetingSet ──► (as above)
 * ```
 *
 * A transfer leaves it as it is: the customer waits within the call. Times in milliseconds since 1970.
 */
export interface CallState {
  id: CallId;
  media: CallMedia;
  /** Who asked for it. */
  by: Side;
  startedAt: number;
  /** Null while calling. */
  answeredAt: number | null;
  isHeld: boolean;
  /** The customer hears `words` before the agent: 正在播报. */
  greetingSince?: number;
  /** Who shows a picture. Absent: it is a call of voices. */
  cameras?: Readonly<Record<Side, boolean>>;
  /** It began as a call of voices: a picture is shown by who has asked to show it, only. */
  isWidened?: true;
  /** 咨询; absent: no colleague is asked. */
  consult?: ConsultState;
  /** What both say is kept, and both know it. */
  isRecorded?: true;
  /** What the flow says to the caller, as long as that is news. @default nothing */
  words?: CallWords[];
}

/**
 * A consultation within an answered call.
 *
 * ```
 *   (none) ── consult.asked ──► asked ── consult.joined ──► joined ── session.handedOver ──► (none)
 *     ▲                           │                           │
 *     └────────────────────── consult.ended ◄───────────────┘
 * ```
 *
 * While the call is held, `joined` is two agents alone; while it is not, all three.
 */
export type ConsultState = {
  /** Names it, and is what the colleague serves by after a handover. */
  offer: OfferId;
  agent: AgentCard;
  /** In which the colleague was asked. */
  group: SkillGroupCard;
  /** For the colleague. */
  note?: string;
} & ({ name: 'asked'; expiresAt: number } | { name: 'joined'; joinedAt: number });

/** Words of the flow in a call. */
export interface CallWords extends FlowWords {
  /** Grows within a call: what is said later comes later. */
  id: number;
}

/** What the customer left, and who has seen to it. Times in milliseconds since 1970. */
export interface LeftState extends LeftMessage {
  at: number;
  handled: { by: AgentId; at: number } | null;
}

/** Whether the service may be rated, and how it was. */
export interface RatingState {
  mode: RatingMode;
  /** The agent has asked. */
  isInvited: boolean;
  /** 1 to 5; null: not rated yet. */
  score: number | null;
}

export interface FlowState extends Always {
  stage: 'flow';
  /** Null only between the session's first two events, which are appended together. */
  snapshot: FlowSnapshot | null;
  /** The flow has offered the form to leave a message. */
  isLeaveInvited?: true;
  /** Where it waited before the flow went on without an agent. */
  queue?: QueuePlace;
}

/** Where a session waits or waited. */
export interface QueuePlace {
  group: SkillGroupCard;
  /** 0 was transferred, 1 is served first, 5 last. */
  priority: number;
  /** Milliseconds since 1970. */
  queuedAt: number;
  /** Only of a session that an agent gave away. */
  transfer?: Transfer;
}

/** How a session came to wait once more. */
export interface Transfer {
  /** Who gave it. */
  from: AgentCard;
  /** The group that it was served in. */
  origin: SkillGroupCard;
  /** For whoever is next. */
  note?: string;
  /** Nobody took it: whoever gave it is asked again. */
  isReturned: boolean;
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
  /** Only when the flow asked for a rating with the end of the service: what it says afterwards. */
  snapshot?: FlowSnapshot;
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
