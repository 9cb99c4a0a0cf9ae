import type { CallId, CallMedia, ErrorCode, MediaTicket } from '@ccc/protocol';
import type { CallView } from '../session/call-view';

/**
 * A call within the customer's conversation, as this phone takes part in it.
 *
 *             ask            shown: own, unanswered          shown: answered
 *   none ───────────► asking ────────────────────► calling ──────────────────► connected
 *    │                                                                             ▲
 *    │ shown: the agent's         accept              shown: answered              │
 *    └────────────────► ringing ─────────► answering ──────────────────────────────┘
 *
 * From everywhere but `none`, `hangUp` leads to `leaving` and the log without a call to `none`. A call
 * that was answered before this app started is `connected` at once.
 *
 * - none: nobody calls.
 * - asking: the service is asked for a call.
 * - calling: it rings on the agent's desk.
 * - ringing: it rings here.
 * - answering: taken here; the service has not said so yet.
 * - connected: both talk, or the customer is held.
 * - leaving: over here; the service has not said so yet.
 */
export type ChatCallState =
  | { name: 'none' }
  | { name: 'asking'; media: CallMedia }
  | { name: 'calling'; call: CallView }
  | { name: 'ringing'; call: CallView }
  | { name: 'answering'; call: CallView }
  /** `ticket`: the right to the media; a newer one takes the place of an older one. */
  | { name: 'connected'; call: CallView; ticket?: MediaTicket }
  /** `call` is absent while it is not known what was asked for, `code` where the customer wished it. */
  | { name: 'leaving'; call?: CallId; code?: ErrorCode };

export type ChatCallEvent =
  | { type: 'ask'; media: CallMedia }
  /** How the log has it; after an `ask` only once it has that, or another call. */
  | { type: 'shown'; call: CallView | undefined }
  | { type: 'accept' }
  /** What was asked for, or taken, was not to be had. */
  | { type: 'refused' }
  | { type: 'joined'; ticket: MediaTicket }
  | { type: 'mediaLost' }
  /** @param code What failed, when nobody wished the end. */
  | { type: 'hangUp'; code?: ErrorCode };

/** What the runner has to do. */
export type ChatCallEffect = { type: 'join'; call: CallId } | { type: 'end'; call: CallId };

export interface ChatCallStep {
  state: ChatCallState;
  effects: ChatCallEffect[];
}

/** The only place where it changes its state. What does not apply leaves it as it is. */
export function chatCallTransition(state: ChatCallState, event: ChatCallEvent): ChatCallStep {
  switch (event.type) {
    case 'ask':
      return to(state.name === 'none' ? { name: 'asking', media: event.media } : state);
    case 'shown':
      return event.call ? toShown(state, event.call) : toNone(state);
    case 'accept':
      return to(state.name === 'ringing' ? { name: 'answering', call: state.call } : state);
    case 'refused':
      if (state.name === 'answering') return to({ name: 'ringing', call: state.call });
      return isUnnamed(state) ? to({ name: 'none' }) : to(state);
    case 'joined':
      return to(state.name === 'connected' ? { ...state, ticket: event.ticket } : state);
    case 'mediaLost':
      return state.name === 'connected'
        ? to(state, { type: 'join', call: state.call.id })
        : to(state);
    case 'hangUp':
      return hangUp(state, event);
  }
}

function toShown(state: ChatCallState, call: CallView): ChatCallStep {
  if (state.name === 'leaving') {
    if (state.call === call.id) return to(state);
    // It was given up before it had a name.
    if (isUnnamed(state) && call.by === 'customer') return leave(call.id, {});
  }
  const isKnown = 'call' in state && typeof state.call === 'object' && state.call.id === call.id;
  if (call.state === 'connected') {
    if (state.name === 'connected' && isKnown)
      return to(state.call === call ? state : { ...state, call });
    return to({ name: 'connected', call }, { type: 'join', call: call.id });
  }
  // A camera may be switched before the answer.
  if (state.name === 'calling' && isKnown) {
    const { cameras } = call;
    const isSame = state.call.cameras.customer === cameras.customer;
    return to(isSame ? state : { ...state, call: { ...state.call, cameras } });
  }
  if (isKnown) return to(state);
  return to({ name: call.by === 'customer' ? 'calling' : 'ringing', call });
}

function toNone(state: ChatCallState): ChatCallStep {
  return to(state.name === 'none' ? state : { name: 'none' });
}

function hangUp(state: ChatCallState, { code }: { code?: ErrorCode }): ChatCallStep {
  switch (state.name) {
    case 'none':
    case 'leaving':
      return to(state);
    case 'asking':
      return to({ name: 'leaving' });
    default:
      return leave(state.call.id, code === undefined ? {} : { code });
  }
}

/** Nothing has come of what was asked for yet. */
function isUnnamed(state: ChatCallState): boolean {
  return state.name === 'asking' || (state.name === 'leaving' && state.call === undefined);
}

function leave(call: CallId, why: { code?: ErrorCode }): ChatCallStep {
  return to({ name: 'leaving', call, ...why }, { type: 'end', call });
}

function to(state: ChatCallState, ...effects: ChatCallEffect[]): ChatCallStep {
  return { state, effects };
}
