import type { Decision, DecideContext, SessionCommand } from '../contract';
import { deadlinesOf } from '../deadlines';
import type { SessionState } from '../session-state';
import { NOTHING_TO_DO, append } from './decision';
import { endedService } from './ending';
import { SYSTEM } from './flow-facts';
import { expireOffer } from './offers';

/** A deadline has come. One that is not due, or that the session has moved past, does nothing. */
export function fireTimer(
  state: SessionState,
  command: Extract<SessionCommand, { name: 'timer.fire' }>,
  context: DecideContext,
): Decision {
  const isDue = deadlinesOf(state).some(
    ({ kind, key, at }) => kind === command.deadline && key === command.key && at <= context.now,
  );
  if (!isDue) return NOTHING_TO_DO;
  if (state.stage === 'offered') return expireOffer(state, command.online, context);
  if (state.stage === 'active') {
    const ending = { reason: 'autoFinished', closeBy: 'timer', actor: SYSTEM } as const;
    return append(...endedService(state, context, ending));
  }
  return NOTHING_TO_DO;
}
