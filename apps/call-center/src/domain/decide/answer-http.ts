import type { Decision, DecideContext, SessionCommand } from '../contract';
import { deadlinesOf } from '../deadlines';
import type { SessionState } from '../session-state';
import { NOTHING_TO_DO, append } from './decision';
import { stepOrEnd } from './ending';
import { stepFacts } from './flow-facts';

/** The call that the flow waits for was made. One that it has moved past does nothing. */
export function answerHttp(
  state: SessionState,
  { key, result }: Extract<SessionCommand, { name: 'http.answer' }>,
  context: DecideContext,
): Decision {
  const isAwaited = deadlinesOf(state).some((each) => each.kind === 'http' && each.key === key);
  if (state.stage !== 'flow' || !isAwaited) return NOTHING_TO_DO;
  const step = stepFacts(context, state, state.snapshot, result);
  return append(...stepOrEnd(step));
}
