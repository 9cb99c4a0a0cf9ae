import type { Decision, DecideContext, SessionCommand } from '../contract';
import { deadlinesOf } from '../deadlines';
import type { SessionState } from '../session-state';
import { callUnanswered, consultOver, greetingFact } from './call-over';
import { NOTHING_TO_DO, append } from './decision';
import { endedService, stepOrEnd } from './ending';
import { SYSTEM, stepFacts } from './flow-facts';
import { leaveQueue } from './leave-queue';
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
  // Calls to other services are made by the shell, which answers with what they came to.
  if (command.deadline === 'http') return NOTHING_TO_DO;
  if (command.deadline === 'callAnswer') {
    return state.call ? append(callUnanswered(state.call, context.now)) : NOTHING_TO_DO;
  }
  if (command.deadline === 'greeting') {
    return state.call ? append(greetingFact(state.call, false)) : NOTHING_TO_DO;
  }
  if (command.deadline === 'consult') {
    return state.call ? append(...consultOver(state.call, SYSTEM, 'noAnswer')) : NOTHING_TO_DO;
  }
  const lapse = () => stepFacts(context, state, state.snapshot ?? null, { type: 'timeout' });
  switch (state.stage) {
    case 'flow':
      return append(...stepOrEnd(lapse()));
    case 'queued':
      return append(...leaveQueue(state, 'seatGiveUp', context, 'timeout'));
    case 'offered':
      return expireOffer(state, command.online, context);
    case 'active':
      return append(
        ...endedService(state, context, {
          reason: 'autoFinished',
          closeBy: 'timer',
          actor: SYSTEM,
        }),
      );
    case 'ended':
    case 'completed': {
      const { events, asks } = lapse();
      return append(...events, ...asks);
    }
  }
}
