import type { Actor, CallId, Side } from '@ccc/protocol';
import type { CallState, SessionState } from '../session-state';
import { refuse, type Refusal } from './decision';

/** The call that is meant, and which of the two sides it is for this actor. */
export function callFor(
  state: SessionState,
  actor: Actor,
  id: CallId,
): { call: CallState; side: Side } | Refusal {
  const side = sideOf(state, actor);
  if (typeof side !== 'string') return side;
  return state.call?.id === id ? { call: state.call, side } : refuse('call.unknown');
}

/** On which side an actor is in the session. */
export function sideOf(state: SessionState, actor: Actor): Side | Refusal {
  switch (actor.kind) {
    case 'customer':
      return actor.id === state.customer.id ? 'customer' : refuse('session.unknown');
    case 'agent': {
      const isTheirs = state.stage === 'active' && state.service.agent.id === actor.id;
      return isTheirs ? 'agent' : refuse('session.unknown');
    }
    case 'system':
      return refuse('auth.forbidden');
  }
}
