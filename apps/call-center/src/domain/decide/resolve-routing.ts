import type { Decision, DecideContext, NewEvent, SessionCommand } from '../contract';
import type { SessionState } from '../session-state';
import { NOTHING_TO_DO, append, refuse } from './decision';
import { stepOrEnd } from './ending';
import { SYSTEM, stepFacts, wantedGroup } from './flow-facts';
import { leaveQueue } from './leave-queue';
import { returnFacts } from './returning';

/** The place of a session that nobody put elsewhere: in the middle of 1 (first) to 5 (last). */
export const DEFAULT_PRIORITY = 3;

/**
 * The group was looked at: with nobody online the flow goes on its way for that; otherwise the customer queues. The queue
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
    return append(...stepOrEnd(stepFacts(context, state, state.snapshot, { type: 'unavailable' })));
  }
  const since = waitingSince(state);
  const queued: NewEvent = {
    name: 'session.queued',
    actor: SYSTEM,
    data: { group, priority, ahead, ...(since === undefined ? {} : { since }) },
  };
  const isFreeForThisOne = free > ahead;
  const { events } = stepFacts(
    context,
    state,
    state.snapshot,
    isFreeForThisOne ? { type: 'assigning' } : { type: 'queued', ahead },
  );
  return append(queued, ...events);
}

/** Since when somebody waits whom an overflow brings to another group; undefined: they begin to. */
export function waitingSince(state: SessionState): number | undefined {
  if (state.stage !== 'flow' || state.snapshot?.awaiting !== 'route') return undefined;
  return state.snapshot.isOverflow ? state.queue?.queuedAt : undefined;
}

/** Everybody of the group left while the customer waited: with them it goes on as with those who come now. */
export function closeQueue(
  state: SessionState,
  { online }: Extract<SessionCommand, { name: 'queue.close' }>,
  context: DecideContext,
): Decision {
  if (state.stage !== 'queued' || online > 0) return NOTHING_TO_DO;
  // What an agent had in hand is never ended by this.
  if (state.queue.transfer !== undefined) return append(...returnFacts(state.queue.transfer));
  return append(...leaveQueue(state, 'noSeatOnline', context));
}
