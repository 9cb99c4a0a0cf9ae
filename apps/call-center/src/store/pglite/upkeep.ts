import { sql, type Kysely } from 'kysely';
import type { StoreLog } from '../store';
import type { Database } from '../tables';

const EVERY_MS = 60_000;
/** Log written since the last checkpoint: what a start after a crash has to read. */
const CHECKPOINT_BYTES = 32 * 1024 * 1024;
/** Old row versions of a table that make it worth vacuuming. */
const DEAD_ROWS = 2_000;
/** Transactions after which rows are frozen; PostgreSQL itself stops at two thousand million. */
const FREEZE_AGE = 100_000_000;

export interface Upkeep {
  stop(): Promise<void>;
}

/**
 * The work of PostgreSQL's background processes, of which PGlite has none: without it the write-ahead log
 * grows for ever, updated rows pile up, and after 2^31 transactions the database stops.
 */
export function startUpkeep(
  db: Kysely<Database>,
  log: Pick<StoreLog, 'warn'> | undefined,
  everyMs = EVERY_MS,
): Upkeep {
  let current: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    current = current
      .then(() => keepUp(db))
      .catch((error: unknown) => log?.warn({ err: error }, 'upkeep of the database failed'));
  }, everyMs).unref();
  return {
    stop() {
      clearInterval(timer);
      return current;
    },
  };
}

/** One round of it: does only what is due. */
export async function keepUp(db: Kysely<Database>): Promise<void> {
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const tables = await sql<{ name: string }>`
    select relname as name from pg_stat_user_tables
    where n_dead_tup >= ${DEAD_ROWS} or n_mod_since_analyze >= ${10 * DEAD_ROWS}`.execute(db);
  for (const { name } of tables.rows) await sql`vacuum (analyze) ${sql.ref(name)}`.execute(db);

  const { rows } = await sql<{ age: number; unsaved: number }>`
    select age(datfrozenxid) as age,
      pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 as unsaved
    from pg_database, pg_control_checkpoint() where datname = current_database()`.execute(db);
  const state = rows[0]!;
  if (state.age >= FREEZE_AGE) await sql`vacuum (freeze)`.execute(db);
  if (state.unsaved >= CHECKPOINT_BYTES) await sql`checkpoint`.execute(db);
}
