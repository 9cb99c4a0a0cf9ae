import { CccError } from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import { MIGRATIONS } from './migrations/index';
import type { Database } from './tables';

/** Any number will do, as long as every node takes the same. */
const MIGRATION_LOCK = 4_027_431;

/**
 * Brings the schema to this version, in one transaction; nodes that start together wait for each other.
 *
 * @returns The names of the steps that ran; none when the schema was up to date.
 * @throws CccError `store.newer` when the data was written by a version that knows more steps.
 */
export async function migrate(db: Kysely<Database>): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(trx);
    await sql`create table if not exists schema_steps (
      name text primary key,
      applied_at timestamptz not null default now()
    )`.execute(trx);
    const applied = await sql<{
      name: string;
    }>`select name from schema_steps order by name`.execute(trx);
    const done = new Set(applied.rows.map((row) => row.name));
    refuseNewer(done);

    const pending = MIGRATIONS.filter((step) => !done.has(step.name));
    for (const step of pending) {
      for (const statement of step.statements) await statement.execute(trx);
      await sql`insert into schema_steps (name) values (${step.name})`.execute(trx);
    }
    return pending.map((step) => step.name);
  });
}

function refuseNewer(done: ReadonlySet<string>): void {
  const known = new Set(MIGRATIONS.map((step) => step.name));
  const newer = [...done].filter((name) => !known.has(name)).pop();
  if (newer !== undefined) throw new CccError('store.newer', { params: { version: newer } });
}
