import type { Actor, CallRole } from '@ccc/protocol';
import type { SessionState } from './session-state';

/** As what somebody may be in the session's call just now; null: not at all. */
export function mayJoin(state: SessionState, actor: Actor): CallRole | null {
  const { call } = state;
  if (!call) return null;
  const isAnswered = call.answeredAt !== null;
  if (actor.kind === 'customer') {
    const isTheirs = actor.id === state.customer.id;
    return isTheirs && (isAnswered || call.by === 'customer') ? 'customer' : null;
  }
  if (actor.kind !== 'agent' || state.stage !== 'active') return null;
  const { consult } = call;
  if (consult?.name === 'joined' && consult.agent.id === actor.id) return 'colleague';
  const isTheirs = state.service.agent.id === actor.id;
  return isTheirs && (isAnswered || call.by === 'agent') ? 'agent' : null;
}

/** Whether it is somebody's call at all, though it may still ring. */
export function isIn(state: SessionState, actor: Actor): boolean {
  if (actor.kind === 'customer') return actor.id === state.customer.id;
  if (actor.kind !== 'agent' || state.stage !== 'active') return false;
  const consulted = state.call?.consult?.agent.id;
  return [state.service.agent.id, consulted].some((id) => id === actor.id);
}

/**
 * Who must be in the call, and since when each is expected (ms since 1970): without a side the call is over,
 * without the colleague the consultation.
 */
export function expectedIn(state: SessionState): Array<{ role: CallRole; since: number }> {
  const { call, media } = state;
  if (!call) return [];
  const expected: Array<{ role: CallRole; since: number }> = [];
  if (media !== undefined) expected.push({ role: 'customer', since: call.startedAt });
  else if (call.answeredAt !== null) expected.push({ role: 'customer', since: call.answeredAt });
  if (call.answeredAt !== null && state.stage === 'active') {
    expected.push({ role: 'agent', since: Math.max(call.answeredAt, state.service.acceptedAt) });
  }
  if (call.consult?.name === 'joined') {
    expected.push({ role: 'colleague', since: call.consult.joinedAt });
  }
  return expected;
}
