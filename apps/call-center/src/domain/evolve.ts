import type { FlowSnapshot } from '@ccc/flow';
import { CccError, IMAGE_PREVIEW, type MessageContent, type SessionEvent } from '@ccc/protocol';
import type {
  ActiveState,
  EndedState,
  FlowState,
  OfferedState,
  QueuedState,
  SessionState,
} from './session-state';

/** What `evolve` reads of an event. */
export type LoggedEvent = {
  [Name in SessionEvent['name']]: Pick<
    Extract<SessionEvent, { name: Name }>,
    'seq' | 'at' | 'name' | 'actor' | 'data'
  >;
}[SessionEvent['name']];

/**
 * The state after one more event. Events come in the order of their `seq`, without a gap, from 1.
 * An event of a name that this version does not know only counts.
 *
 * @throws CccError `internal` when an event does not fit the state: then the log is broken, and going on would hide it.
 */
export function evolve(state: SessionState | null, event: LoggedEvent): SessionState {
  if (event.seq !== (state?.seq ?? 0) + 1) throw misplaced(state, event);
  if (state === null) return begin(event);
  const seen = { ...state, seq: event.seq };
  switch (event.name) {
    case 'session.started':
      throw misplaced(state, event);
    case 'message.sent':
      return afterMessage(seen, event);
    case 'flow.stepped':
      return afterStep(seen, event);
    case 'session.queued': {
      const { snapshot, ...rest } = need(seen, 'flow', event);
      if (snapshot === null) throw misplaced(state, event);
      const { group, priority } = event.data;
      return { ...rest, stage: 'queued', snapshot, queue: { group, priority, queuedAt: event.at } };
    }
    case 'offer.made': {
      const { offer: id, agent, expiresAt } = event.data;
      return {
        ...need(seen, 'queued', event),
        stage: 'offered',
        offer: { id, agent, expiresAt },
      };
    }
    case 'offer.expired':
    case 'offer.declined':
    case 'offer.withdrawn': {
      const { offer, ...rest } = need(seen, 'offered', event);
      if (offer.id !== event.data.offer) throw misplaced(state, event);
      return { ...rest, stage: 'queued' };
    }
    case 'agent.accepted': {
      const { offer, ...rest } = need(seen, 'offered', event);
      if (offer.id !== event.data.offer) throw misplaced(state, event);
      const service = { offer: offer.id, agent: event.data.agent, acceptedAt: event.at };
      return { ...rest, stage: 'active', service, unanswered: null };
    }
    case 'session.ended':
      return afterEnd(seen, event);
    case 'session.completed':
      return {
        ...need(seen, 'ended', event),
        stage: 'completed',
        completedBy: event.data.by,
      };
    default:
      return seen;
  }
}

/** The state of a whole log; null for an empty one. */
export function evolveAll(events: Iterable<LoggedEvent>): SessionState | null {
  let state: SessionState | null = null;
  for (const event of events) state = evolve(state, event);
  return state;
}

type EventOf<Name extends LoggedEvent['name']> = Extract<LoggedEvent, { name: Name }>;

function begin(event: LoggedEvent): FlowState {
  if (event.name !== 'session.started') throw misplaced(null, event);
  const { customer, flow } = event.data;
  return { stage: 'flow', seq: event.seq, customer, flow, lastText: null, snapshot: null };
}

function afterMessage(state: SessionState, event: EventOf<'message.sent'>): SessionState {
  if (state.stage === 'ended' || state.stage === 'completed') throw misplaced(state, event);
  const spoken = { ...state, lastText: previewOf(event.data.content) };
  if (spoken.stage !== 'active') return spoken;
  switch (event.actor.kind) {
    case 'agent':
      return { ...spoken, unanswered: { seq: event.seq, at: event.at } };
    case 'customer':
      return { ...spoken, unanswered: null };
    case 'system':
      return spoken;
  }
}

/** A message where only words fit. */
function previewOf(content: MessageContent): string {
  return content.type === 'image' ? IMAGE_PREVIEW : content.text;
}

function afterStep(state: SessionState, event: EventOf<'flow.stepped'>): SessionState {
  if (state.stage === 'ended' || state.stage === 'completed') throw misplaced(state, event);
  // Opaque on the wire, ours in the log: only `decide` writes it.
  return { ...state, snapshot: event.data.snapshot as FlowSnapshot };
}

function afterEnd(state: SessionState, event: EventOf<'session.ended'>): EndedState {
  const ended = {
    stage: 'ended',
    seq: state.seq,
    customer: state.customer,
    flow: state.flow,
    lastText: state.lastText,
    ending: { ...event.data, endedAt: event.at },
  } as const;
  switch (state.stage) {
    case 'flow':
      return { ...ended, queue: null, service: null };
    case 'queued':
      return { ...ended, queue: state.queue, service: null };
    case 'active':
      return { ...ended, queue: state.queue, service: state.service };
    default:
      throw misplaced(state, event);
  }
}

interface StateOf {
  flow: FlowState;
  queued: QueuedState;
  offered: OfferedState;
  active: ActiveState;
  ended: EndedState;
}

function need<Stage extends keyof StateOf>(
  state: SessionState,
  stage: Stage,
  event: LoggedEvent,
): StateOf[Stage] {
  if (state.stage !== stage) throw misplaced(state, event);
  return state as StateOf[Stage];
}

function misplaced(state: SessionState | null, event: LoggedEvent): CccError {
  const origin = `${event.name} at ${event.seq} does not fit ${state?.stage ?? 'nothing'} at ${state?.seq ?? 0}`;
  return new CccError('internal', { origin, params: { requestId: origin } });
}
