import { sessionsEndedBefore } from '../../store/personal-data';
import type { ServiceContext } from '../context';
import { removeSessionsWithFiles } from './remove-sessions';

/** Sessions taken away in one round: the service goes on answering between two of them. */
const SLICE = 20;

/** Removes a slice of the completed sessions that ended before a moment. */
export async function removeOldSessions(
  context: ServiceContext,
  before: number,
): Promise<'done' | 'more'> {
  const { store, log } = context;
  const old = await sessionsEndedBefore(store.db, before, SLICE);
  if (old.length > 0) {
    const removed = await removeSessionsWithFiles(context, old);
    log.info({ audit: 'retention', ...removed }, 'sessions past their retention were removed');
  }
  return old.length < SLICE ? 'done' : 'more';
}
