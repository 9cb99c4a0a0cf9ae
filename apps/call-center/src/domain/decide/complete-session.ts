import type { Decision, SessionCommand } from '../contract';
import { isServedBy, type SessionState } from '../session-state';
import { NOTHING_TO_DO, append, refuse } from './decision';

/** 完成会话: the agent who had it (or an administrator) puts an ended session away. Twice is as once. */
export function completeSession(
  state: SessionState,
  { actor, by }: Extract<SessionCommand, { name: 'session.complete' }>,
): Decision {
  if (actor.kind === 'customer') return refuse('auth.forbidden');
  if (actor.kind === 'agent' && 'service' in state && !isServedBy(state, actor.id)) {
    return refuse('session.unknown');
  }
  if (state.stage === 'completed') return NOTHING_TO_DO;
  if (state.stage !== 'ended') return refuse('session.notActive');
  return append({
    name: 'session.completed',
    actor,
    data: { by: by ?? (actor.kind === 'agent' ? 'seat' : 'admin') },
  });
}
