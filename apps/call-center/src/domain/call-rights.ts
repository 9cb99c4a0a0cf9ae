import type { Actor, Side } from '@ccc/protocol';
import type { SessionState } from './session-state';

/** On which side somebody may be in the session's call just now; null: not at all. */
export function mayJoin(state: SessionState, actor: Actor): Side | null {
  const { call } = state;
  if (!call) return null;
  const isAnswered = call.answeredAt !== null;
  if (actor.kind === 'customer') {
    const isTheirs = actor.id === state.customer.id;
    return isTheirs && (isAnswered || call.by === 'customer') ? 'customer' : null;
  }
  if (actor.kind !== 'agent' || state.stage !== 'active') return null;
  const isTheirs = state.service.agent.id === actor.id;
  return isTheirs && (isAnswered || call.by === 'agent') ? 'agent' : null;
}

/** The sides without whom the call is over, and since when each is expected (ms since 1970). */
export function expectedIn(state: SessionState): Array<{ role: Side; since: number }> {
  const { call, media } = state;
  if (!call) return [];
  const expected: Array<{ role: Side; since: number }> = [];
  if (media !== undefined) expected.push({ role: 'customer', since: call.startedAt });
  else if (call.answeredAt !== null) expected.push({ role: 'customer', since: call.answeredAt });
  if (call.answeredAt !== null && state.stage === 'active') {
    expected.push({ role: 'agent', since: Math.max(call.answeredAt, state.service.acceptedAt) });
  }
  return expected;
}
