import type { Decision, DecideContext, NewEvent, SessionCommand } from '../contract';
import type { SessionState } from '../session-state';
import { append, refuse } from './decision';
import { endedUnserved } from './ending';
import { SYSTEM, stepFacts, wantedGroup } from './flow-facts';

/** The place of a session that nobody put elsewhere: in the middle of 1 (first) to 5 (last). */
export const DEFAULT_PRIORITY = 3;

/**
 * The group was looked at: nobody online ends the session; otherwise the customer queues. The queue
 * text is said unless an agent is free for this very customer, that is, more are free than wait ahead.
 */
export function resolveRouting(
  state: SessionState,
  command: Extract<SessionCommand, { name: 'routing.resolve' }>,
  context: DecideContext,
): Decision {
  if (state.stage === 'ended' || state.stage === 'completed') return refuse('session.closed');
  if (state.stage !== 'flow' || wantedGroup(state.snapshot) !== command.group.id) {
    return refuse('session.notActive');
  }
  const { group, online, free, ahead, priority = DEFAULT_PRIORITY } = command;
  if (online === 0) {
    const { events } = stepFacts(context, state.snapshot, { type: 'unavailable' });
    return append(...events, ...endedUnserved('noSeatOnline', 'admin'));
  }
  const queued: NewEvent = {
    name: 'session.queued',
    actor: SYSTEM,
    data: { group, priority, ahead },
  };
  const isFreeForThisOne = free > ahead;
  const { events } = stepFacts(
    context,
    state.snapshot,
    isFreeForThisOne ? { type: 'assigning' } : { type: 'queued', ahead },
  );
  return append(queued, ...events);
}
