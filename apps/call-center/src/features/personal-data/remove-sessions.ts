import type { SessionId } from '@ccc/protocol';
import { filesOf, removeSessions, type Removed } from '../../store/personal-data';
import type { ServiceContext } from '../context';

/** The bytes of the files first and the rows last: whatever breaks off in between is found again. */
export async function removeSessionsWithFiles(
  { store, files }: Pick<ServiceContext, 'store' | 'files'>,
  sessions: readonly SessionId[],
): Promise<Removed & { files: number }> {
  const names = await filesOf(store.db, sessions);
  for (const name of names) await files.delete(name);
  return { ...(await removeSessions(store.db, sessions)), files: names.length };
}
