import { asId, type SessionId } from '@ccc/protocol';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Deadline } from '../domain/contract';
import type { Database } from './tables';

/** A deadline that has come, held by whoever claimed it. */
export interface DueTimer {
  session: SessionId;
  kind: Deadline['kind'];
  key: string;
  /** Milliseconds since 1970. */
  dueAt: number;
}

/** When a timer can be taken: it is due, and nobody holds it. Matches the index `timers_ready`. */
const READY_AT = sql<number>`greatest(due_at, lease_until)`;

/** Makes these, and no others, the deadlines of a session. One that stays keeps its lease. */
export async function replaceTimers(
  db: Kysely<Database>,
  session: SessionId,
  deadlines: readonly Deadline[],
): Promise<void> {
  await sql`
    with moved as (select ${session}::text as id), ${armTimers(deadlines)}
    select id from moved`.execute(db);
}

/** The same as two further parts of a statement that has the session's id as `moved`. */
export function armTimers(deadlines: readonly Deadline[]): RawBuilder<unknown> {
  const rows = JSON.stringify(deadlines.map(({ kind, key, at }) => ({ kind, key, due_at: at })));
  const kinds = deadlines.map(({ kind }) => kind);
  return sql`disarmed as (
    delete from timers using moved
    where timers.session_id = moved.id and timers.kind <> all(${kinds}::text[])
  ), armed as (
    insert into timers (session_id, kind, key, due_at)
    select moved.id, new.* from moved
    cross join jsonb_to_recordset(${rows}::jsonb) as new (kind text, key text, due_at bigint)
    on conflict (session_id, kind) do update
    set key = excluded.key, due_at = excluded.due_at, lease_until = 0
    where (timers.key, timers.due_at) <> (excluded.key, excluded.due_at)
  )`;
}

/**
 * Takes up to `limit` timers that are due and holds them until `now + leaseMs`; no two callers get the same.
 * Whoever dies holding one loses it with the lease.
 */
export async function claimTimers(
  db: Kysely<Database>,
  { now, leaseMs, limit }: { now: number; leaseMs: number; limit: number },
): Promise<DueTimer[]> {
  const rows = await db
    .updateTable('timers')
    .set({ lease_until: now + leaseMs })
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('session_id', 'kind'),
        'in',
        selectFrom('timers')
          .select(['session_id', 'kind'])
          .where(READY_AT, '<=', now)
          .orderBy(READY_AT)
          .limit(limit)
          .forUpdate()
          .skipLocked()
          .$asTuple('session_id', 'kind'),
      ),
    )
    .returning(['session_id', 'kind', 'key', 'due_at'])
    .execute();
  return rows
    .map((row) => ({
      session: asId<SessionId>(row.session_id),
      kind: row.kind as Deadline['kind'],
      key: row.key,
      dueAt: row.due_at,
    }))
    .sort((a, b) => a.dueAt - b.dueAt);
}

/** When the next timer can be taken; null when there is none. */
export async function nextTimerAt(db: Kysely<Database>): Promise<number | null> {
  const row = await db
    .selectFrom('timers')
    .select(READY_AT.as('at'))
    .orderBy(READY_AT)
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** For a timer whose moment has passed by: removes it, unless the session has set another in its place. */
export async function removeTimer(
  db: Kysely<Database>,
  { session, kind, key }: Pick<DueTimer, 'session' | 'kind' | 'key'>,
): Promise<void> {
  await db
    .deleteFrom('timers')
    .where('session_id', '=', session)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .execute();
}
