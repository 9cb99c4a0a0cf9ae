import type { UnservedReason } from '@ccc/protocol';
import type { DecideContext, NewEvent } from '../contract';
import type { OfferedState, QueuedState } from '../session-state';
import { endedUnserved } from './ending';
import { SYSTEM, stepFacts } from './flow-facts';

/**
 * The waiting is over without an agent: the flow goes on, and where it only ends, so does the session. The flow is told
 * why and keeps it, and the end says what the flow kept.
 */
export function leaveQueue(
  state: QueuedState | OfferedState,
  reason: UnservedReason,
  context: DecideContext,
  input: 'unavailable' | 'timeout' = 'unavailable',
): NewEvent[] {
  const told =
    input === 'timeout' ? ({ type: input } as const) : ({ type: input, reason } as const);
  const step = stepFacts(context, state, state.snapshot, told);
  if (step.endedAs !== null) return [...step.events, ...endedUnserved(step.endedAs, 'admin')];
  const unqueued: NewEvent = { name: 'session.unqueued', actor: SYSTEM, data: { reason } };
  return [unqueued, ...step.events, ...step.asks];
}
