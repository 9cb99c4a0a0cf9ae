import { asId, type CustomerId, type FileId, type SessionId } from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from './tables';

/**
 * Every table that holds something of a session, by the column that says which. What is here goes with
 * the session; a test finds the table that is missing. The sessions themselves go last.
 */
export const SESSION_TABLES = {
  events: 'session_id',
  timers: 'session_id',
  files: 'session_id',
  session_reads: 'session_id',
  call_legs: 'session_id',
  media_checks: 'session_id',
} as const satisfies Record<string, string>;

/** Every table that holds something of a customer beyond their sessions, the same way. */
export const CUSTOMER_TABLES = {
  customer_notes: 'customer_id',
  customer_tags: 'customer_id',
  customer_blocks: 'customer_id',
  customer_avatars: 'customer_id',
} as const satisfies Record<string, string>;

/** Tables of {@link SESSION_TABLES} that an export has words of its own for, or no use. */
const SHAPED: ReadonlySet<string> = new Set([
  'events',
  'timers',
  'files',
  'call_legs',
  'media_checks',
]);

type Rows = Array<Record<string, unknown>>;

/** What other tables hold of these sessions or of the customer, row by row, by the name of the table. */
export async function readFurtherRows(
  db: Kysely<Database>,
  customer: CustomerId,
  sessions: readonly SessionId[],
): Promise<Record<string, Rows>> {
  const found: Record<string, Rows> = {};
  const read = async (tables: Record<string, string>, ids: readonly string[]): Promise<void> => {
    for (const [table, column] of Object.entries(tables)) {
      if (SHAPED.has(table)) continue;
      const { rows } = await sql<Record<string, unknown>>`
        select * from ${sql.table(table)}
        where ${sql.ref(column)} = any(${ids}::text[])`.execute(db);
      found[table] = [...(found[table] ?? []), ...rows];
    }
  };
  await read(SESSION_TABLES, sessions);
  await read(CUSTOMER_TABLES, [customer]);
  return found;
}

/** How much was removed. */
export interface Removed {
  sessions: number;
  events: number;
}

/**
 * Removes sessions that are completed, with everything that hangs on them, in one transaction; others
 * are left alone. Their files must be gone from the file store: afterwards nothing says where they lie.
 */
export async function removeSessions(
  db: Kysely<Database>,
  sessions: readonly SessionId[],
): Promise<Removed> {
  if (sessions.length === 0) return { sessions: 0, events: 0 };
  return db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('sessions')
      .where('id', '=', sql<string>`any(${sessions}::text[])`)
      .where('stage', '=', 'completed')
      .returning('id')
      .execute();
    const ids = gone.map(({ id }) => id);
    let events = 0;
    for (const [table, column] of Object.entries(SESSION_TABLES)) {
      // An upload that is under way has bytes that only its row knows: it is removed as an orphan.
      const isWhole = table === 'files' ? sql`and stage <> 'uploading'` : sql``;
      const { numAffectedRows } = await sql`
        delete from ${sql.table(table)}
        where ${sql.ref(column)} = any(${ids}::text[]) ${isWhole}`.execute(trx);
      if (table === 'events') events = Number(numAffectedRows ?? 0);
    }
    return { sessions: ids.length, events };
  });
}

/** Removes a customer who has no session left. False: a session has begun meanwhile. */
export async function removeCustomer(db: Kysely<Database>, customer: CustomerId): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    for (const [table, column] of Object.entries(CUSTOMER_TABLES) as Array<[string, string]>) {
      await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${customer}`.execute(
        trx,
      );
    }
    const { numDeletedRows } = await trx
      .deleteFrom('customers')
      .where('id', '=', customer)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('sessions').select('id').where('customer_id', '=', customer))),
      )
      .executeTakeFirst();
    return numDeletedRows > 0n;
  });
}

/** Takes every login of a customer away. @returns the hashes of their tokens */
export async function removeLogins(db: Kysely<Database>, customer: CustomerId): Promise<string[]> {
  await db
    .deleteFrom('tickets')
    .where('kind', '=', 'customer')
    .where('subject_id', '=', customer)
    .execute();
  const rows = await db
    .deleteFrom('tokens')
    .where('kind', '=', 'customer')
    .where('subject_id', '=', customer)
    .returning('token_hash')
    .execute();
  return rows.map((row) => row.token_hash);
}

/** Files of sessions whose bytes lie in the file store. */
export async function filesOf(
  db: Kysely<Database>,
  sessions: readonly SessionId[],
): Promise<FileId[]> {
  const rows = await db
    .selectFrom('files')
    .select('id')
    .where('session_id', '=', sql<string>`any(${sessions}::text[])`)
    .where('stage', '<>', 'uploading')
    .execute();
  return rows.map(({ id }) => asId<FileId>(id));
}

/** Completed sessions that ended before a time, the oldest first. */
export async function sessionsEndedBefore(
  db: Kysely<Database>,
  before: number,
  limit: number,
): Promise<SessionId[]> {
  const rows = await db
    .selectFrom('sessions')
    .select('id')
    .where('stage', '=', sql.lit('completed'))
    .where('ended_at', '<', before)
    .orderBy('ended_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => asId<SessionId>(id));
}
