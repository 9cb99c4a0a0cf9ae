import type { NewEvent } from '../contract';
import type { Transfer } from '../session-state';
import { SYSTEM } from './flow-facts';

/**
 * Nobody is left to take what was transferred: it goes back to the group that it came from, where the
 * agent who gave it is asked first. From then on it waits, as every waiting customer does.
 */
export function returnFacts({ from, origin, isReturned }: Transfer): NewEvent[] {
  if (isReturned) return [];
  return [{ name: 'session.returned', actor: SYSTEM, data: { group: origin, agent: from } }];
}
