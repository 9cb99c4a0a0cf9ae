import type { Kysely } from 'kysely';
import type { Database } from './tables';

/** Removes tokens and socket tickets that no longer open anything. */
export async function removeExpiredCredentials(db: Kysely<Database>, now: number): Promise<void> {
  await db.deleteFrom('tickets').where('expires_at', '<=', now).execute();
  await db.deleteFrom('tokens').where('expires_at', '<=', now).execute();
}
