import type { Decision, DecideContext, NewEvent, SessionCommand } from '../contract';
import { isServedBy, type SessionState } from '../session-state';
import { append, refuse } from './decision';
import { SYSTEM } from './flow-facts';
import { offerFact } from './offers';

/** The place of a session that an agent gave away: before everybody who comes by the flow. */
export const TRANSFER_PRIORITY = 0;

/**
 * 转接. The session leaves the agent's desk at once, with nothing to wrap up, and waits at the head of
 * the group; a named agent is asked in the same decision. Who gave it is not asked before somebody
 * else had it, or nobody could be found (`session.returned`).
 */
export function transferSession(
  state: SessionState,
  { actor, group, ask, online, ahead, note }: Extract<SessionCommand, { name: 'session.transfer' }>,
  context: DecideContext,
): Decision {
  if (actor.kind === 'customer') return refuse('auth.forbidden');
  if (state.stage === 'ended' || state.stage === 'completed') return refuse('session.closed');
  if (state.stage !== 'active') return refuse('session.notActive');
  if (actor.kind === 'agent' && !isServedBy(state, actor.id)) return refuse('session.unknown');
  const from = state.service.agent;
  if (ask?.agent.id === from.id) return refuse('transfer.toSelf');
  if (ask === null && online === 0) return refuse('transfer.groupOffline');
  const transferred: NewEvent = {
    name: 'session.transferred',
    actor,
    data: {
      from,
      to: { group, ...(ask === null ? {} : { agent: ask.agent }) },
      ...(note === undefined || note.trim() === '' ? {} : { note: note.trim() }),
    },
  };
  const queued: NewEvent = {
    name: 'session.queued',
    actor: SYSTEM,
    data: { group, priority: TRANSFER_PRIORITY, ahead },
  };
  return append(transferred, queued, ...(ask === null ? [] : [offerFact(ask, context)]));
}
