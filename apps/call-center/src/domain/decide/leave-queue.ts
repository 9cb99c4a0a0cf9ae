import type { UnservedReason } from '@ccc/protocol';
import type { DecideContext, NewEvent } from '../contract';
import type { OfferedState, QueuedState } from '../session-state';
import { endedUnserved } from './ending';
import { SYSTEM, stepFacts } from './flow-facts';

/** The waiting is over without an agent: the flow goes on, and where it only ends, so does the session. */
export function leaveQueue(
  state: QueuedState | OfferedState,
  reason: UnservedReason,
  context: DecideContext,
  input: 'unavailable' | 'timeout' = 'unavailable',
): NewEvent[] {
  const step = stepFacts(context, state, state.snapshot, { type: input });
  if (step.endedAs !== null) return [...step.events, ...endedUnserved(reason, 'admin')];
  const unqueued: NewEvent = { name: 'session.unqueued', actor: SYSTEM, data: { reason } };
  return [unqueued, ...step.events, ...step.asks];
}
