import type { SessionId, Side } from '@ccc/protocol';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from './tables';

/** One of the two who talk: the customer whose session it is, the agent who has it. */
export interface Talker {
  kind: Side;
  id: string;
}

/**
 * Moves a side's mark on, never back and never beyond the log, in one statement. The mark when it
 * moved, `false` when it had been there already; null: this is nobody who talks in the session.
 */
export async function markRead(
  db: Kysely<Database>,
  session: SessionId,
  talker: Talker,
  seq: number,
): Promise<number | false | null> {
  const { rows } = await sql<{ is_theirs: boolean; seq: number | null }>`
    with theirs as (
      select id, last_seq from sessions where id = ${session} and ${talksIn(talker)}
    ), moved as (
      insert into session_reads (session_id, side, seq)
      select id, ${talker.kind}, least(${seq}::integer, last_seq) from theirs
      on conflict (session_id, side) do update set seq = excluded.seq
      where session_reads.seq < excluded.seq
      returning seq
    )
    select exists (select from theirs) as is_theirs, (select seq from moved) as seq`.execute(db);
  const [row] = rows;
  if (!row?.is_theirs) return null;
  return row.seq ?? false;
}

/** How far a side has read; 0: nothing yet. */
export async function readMark(
  db: Kysely<Database>,
  session: SessionId,
  side: Side,
): Promise<number> {
  const row = await db
    .selectFrom('session_reads')
    .select('seq')
    .where('session_id', '=', session)
    .where('side', '=', side)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/** Whether they talk in it just now: an agent has it, and this is one of the two. */
export async function isTalking(
  db: Kysely<Database>,
  session: SessionId,
  talker: Talker,
): Promise<boolean> {
  const { rows } = await sql`
    select from sessions
    where id = ${session} and stage = 'active' and ${talksIn(talker)}`.execute(db);
  return rows.length > 0;
}

function talksIn({ kind, id }: Talker): RawBuilder<unknown> {
  // Whoever is only offered a session has not read in it.
  return kind === 'customer'
    ? sql`customer_id = ${id}`
    : sql`agent_id = ${id} and stage <> 'offered'`;
}
