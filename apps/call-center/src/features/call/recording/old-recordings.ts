import { expireRecordings } from '../../../store/recordings';
import type { ServiceContext } from '../../context';

/** Lets go of recordings from before a moment. */
export async function removeOldRecordings(
  { store, log }: ServiceContext,
  before: number,
): Promise<'done'> {
  const recordings = await expireRecordings(store.db, before);
  if (recordings > 0) {
    log.info({ audit: 'retention', recordings }, 'recordings past their retention are removed');
  }
  return 'done';
}
