import type { FlowSnapshot } from '@ccc/flow';
import { CccError, previewOf, type AgentCard, type SessionEvent } from '@ccc/protocol';
import { callAfter, saidInCall, takenOver, type CallEventName } from './evolve-call';
import type {
  ActiveState,
  EndedState,
  FlowState,
  OfferedState,
  QueuePlace,
  QueuedState,
  RatingState,
  SessionState,
  Transfer,
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
    case 'message.recalled':
      return afterRecall(seen, event);
    case 'flow.stepped':
      return afterStep(seen, event);
    case 'session.queued':
      return afterQueued(seen, event);
    case 'session.unqueued':
      return { ...need(seen, 'queued', event), stage: 'flow' };
    case 'session.transferred':
      return afterTransfer(need(seen, 'active', event), event);
    case 'session.returned': {
      const queued = need(seen, 'queued', event);
      const { transfer, ...queue } = queued.queue;
      if (transfer === undefined) throw misplaced(state, event);
      const { group } = event.data;
      return { ...queued, queue: { ...queue, group, transfer: { ...transfer, isReturned: true } } };
    }
    case 'offer.made': {
      const { offer: id, agent, expiresAt } = event.data;
      return {
        ...withoutWords(need(seen, 'queued', event)),
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
      // The customer's word about one agent is not asked for again by the next.
      const { isInvited, score } = rest.rating ?? NOT_ASKED;
      const rating: RatingState = {
        mode: event.data.rating ?? 'off',
        // What the flow asked before anybody served was not about this service.
        isInvited: isInvited && rest.queue.transfer !== undefined,
        score,
      };
      const call = rest.call && { call: takenOver(rest.call) };
      return { ...rest, ...call, stage: 'active', service, unanswered: null, rating };
    }
    case 'rating.invited': {
      if (seen.stage !== 'flow' && seen.stage !== 'active') throw misplaced(state, event);
      return { ...seen, rating: { ...(seen.rating ?? NOT_ASKED), isInvited: true } };
    }
    case 'rating.given':
      if (seen.stage === 'queued' || seen.stage === 'offered') throw misplaced(state, event);
      return { ...seen, rating: { ...ratingOf(seen, event), score: event.data.score } };
    case 'leave.invited':
      return { ...need(seen, 'flow', event), isLeaveInvited: true };
    case 'message.left':
      return afterLeft(seen, event);
    case 'message.handled':
      return afterHandled(seen, event);
    case 'call.started':
    case 'call.answered':
    case 'call.greetingSet':
    case 'call.held':
    case 'call.widened':
    case 'call.cameraSet':
    case 'call.digits':
    case 'call.ended':
    case 'consult.asked':
    case 'consult.joined':
    case 'consult.ended':
      return afterCall(seen, event);
    case 'session.handedOver':
      return afterHandover(need(seen, 'active', event), event);
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

/** It rings somewhere: what was said before is no news any more. */
function withoutWords(state: QueuedState): QueuedState {
  if (state.call?.words === undefined) return state;
  const { words: _words, ...call } = state.call;
  return { ...state, call };
}

/** Before anything was said about a rating. */
const NOT_ASKED: RatingState = { mode: 'off', isInvited: false, score: null };

/** The state of a whole log; null for an empty one. */
export function evolveAll(events: Iterable<LoggedEvent>): SessionState | null {
  let state: SessionState | null = null;
  for (const event of events) state = evolve(state, event);
  return state;
}

type EventOf<Name extends LoggedEvent['name']> = Extract<LoggedEvent, { name: Name }>;

function begin(event: LoggedEvent): FlowState {
  if (event.name !== 'session.started') throw misplaced(null, event);
  const { customer, flow, media } = event.data;
  return {
    stage: 'flow',
    seq: event.seq,
    customer,
    flow,
    lastText: null,
    lastMessage: null,
    lastAnswer: null,
    snapshot: null,
    ...(media === undefined ? {} : { media }),
  };
}

function afterMessage(state: SessionState, event: EventOf<'message.sent'>): SessionState {
  const isOver = state.stage === 'ended' || state.stage === 'completed';
  if (isOver && !(event.actor.kind === 'system' && state.snapshot)) throw misplaced(state, event);
  const isAnswer = state.stage === 'flow' && event.actor.kind === 'customer';
  const spoken = {
    ...state,
    lastText: previewOf(event.data.content),
    lastMessage: event.seq,
    ...(isAnswer ? { lastAnswer: event.seq } : {}),
  };
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

function afterRecall(state: SessionState, event: EventOf<'message.recalled'>): SessionState {
  const { seq, reason } = event.data;
  const isOver = state.stage === 'ended' || state.stage === 'completed';
  if (isOver && reason === undefined) throw misplaced(state, event);
  // A left message is newer than any other.
  if (state.lastMessage !== seq || state.left !== undefined) return state;
  return { ...state, lastText: previewOf({ type: 'recalled', ...(reason ? { reason } : {}) }) };
}

function afterStep(state: SessionState, event: EventOf<'flow.stepped'>): SessionState {
  const isOver = state.stage === 'ended' || state.stage === 'completed';
  if (isOver && state.snapshot === undefined) throw misplaced(state, event);
  const before = state.snapshot ?? null;
  // Opaque on the wire, ours in the log: only `decide` writes it.
  const stepped = { ...state, snapshot: event.data.snapshot as FlowSnapshot };
  return state.call ? { ...stepped, call: saidInCall(state.call, before, event) } : stepped;
}

function afterQueued(state: SessionState, event: EventOf<'session.queued'>): QueuedState {
  const { group, priority, since = event.at } = event.data;
  const place = { group, priority, queuedAt: since };
  // After a transfer it says to the customer what `session.transferred` says to the house.
  if (state.stage === 'queued' && state.queue.transfer !== undefined) {
    return { ...state, queue: { ...state.queue, ...place } };
  }
  const { snapshot, isLeaveInvited: _offered, ...rest } = need(state, 'flow', event);
  if (snapshot === null) throw misplaced(state, event);
  return { ...rest, stage: 'queued', snapshot, queue: place };
}

function afterTransfer(state: ActiveState, event: EventOf<'session.transferred'>): QueuedState {
  const { service: _service, unanswered: _unanswered, queue, ...rest } = state;
  const { to } = event.data;
  const transfer = transferBy(event.data, queue);
  const { priority } = queue;
  return {
    ...rest,
    stage: 'queued',
    // `session.queued`, in the same decision, says the rest of the place.
    queue: { group: to.group, priority, queuedAt: event.at, transfer },
  };
}

function transferBy(
  { from, note }: { from: AgentCard; note?: string },
  { group: origin }: QueuePlace,
): Transfer {
  return { from, origin, ...(note === undefined ? {} : { note }), isReturned: false };
}

function afterEnd(state: SessionState, event: EventOf<'session.ended'>): EndedState {
  if (state.call) throw misplaced(state, event);
  const ended = {
    stage: 'ended',
    seq: state.seq,
    customer: state.customer,
    flow: state.flow,
    lastText: state.lastText,
    lastMessage: state.lastMessage,
    lastAnswer: state.lastAnswer,
    ...(state.rating ? { rating: state.rating } : {}),
    ...(state.left ? { left: state.left } : {}),
    ...(state.media ? { media: state.media } : {}),
    ending: { ...event.data, endedAt: event.at },
  } as const;
  switch (state.stage) {
    case 'flow':
      return { ...ended, queue: state.queue ?? null, service: null };
    case 'queued':
      return { ...ended, queue: state.queue, service: null };
    case 'active':
      return {
        ...ended,
        queue: state.queue,
        service: state.service,
        ...(state.snapshot.awaiting === 'rating' ? { snapshot: state.snapshot } : {}),
      };
    default:
      throw misplaced(state, event);
  }
}

function afterLeft(state: SessionState, event: EventOf<'message.left'>): SessionState {
  const isPlace = state.stage === 'flow' ? state.isLeaveInvited === true : state.stage !== 'active';
  if (!isPlace || state.left !== undefined) throw misplaced(state, event);
  const left = { ...event.data, at: event.at, handled: null };
  return { ...state, left, lastText: event.data.text };
}

function afterHandled(state: SessionState, event: EventOf<'message.handled'>): SessionState {
  const { left } = state;
  if (left === undefined || event.actor.kind !== 'agent') throw misplaced(state, event);
  return { ...state, left: { ...left, handled: { by: event.actor.id, at: event.at } } };
}

/** `agent.accepted`, in the same decision, says that the colleague has it. */
function afterHandover(state: ActiveState, event: EventOf<'session.handedOver'>): OfferedState {
  const call = state.call && callAfter(state.call, event);
  if (call === undefined || call === 'misplaced') throw misplaced(state, event);
  const { service: _service, unanswered: _unanswered, queue, ...rest } = state;
  const { agent, group, offer: id } = event.data;
  const transfer = transferBy(event.data, queue);
  return {
    ...rest,
    call,
    stage: 'offered',
    queue: { ...queue, group, transfer },
    offer: { id, agent, expiresAt: event.at },
  };
}

function afterCall(
  state: SessionState,
  event: EventOf<Exclude<CallEventName, 'session.handedOver'>>,
): SessionState {
  const call = callAfter(state.call, event);
  if (call === 'misplaced') throw misplaced(state, event);
  const { call: _before, ...rest } = state;
  return call === undefined ? rest : { ...rest, call };
}

function ratingOf(state: SessionState, event: LoggedEvent): RatingState {
  if (state.rating === undefined) throw misplaced(state, event);
  return state.rating;
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
