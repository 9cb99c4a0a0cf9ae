import { asId, type FileId, type SessionId } from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from './tables';

/** The message that shows a file which is to be judged. */
export interface MediaMessage {
  session: SessionId;
  seq: number;
  file: FileId;
}

/** One whose turn it is. */
export interface DueMediaCheck extends MediaMessage {
  /** How often it was asked for before. */
  attempts: number;
}

/** Notes, in the transaction that appends the message, that it is to be judged. */
export async function noteMediaChecks(
  trx: Kysely<Database>,
  messages: readonly MediaMessage[],
  at: number,
): Promise<void> {
  if (messages.length === 0) return;
  await trx
    .insertInto('media_checks')
    .values(messages.map(({ session, seq, file }) => row(session, seq, file, at)))
    .execute();
}

function row(session: SessionId, seq: number, file: FileId, at: number) {
  return { session_id: session, seq, file_id: file, trace_id: null, due_at: at };
}

/** Those that are due; until `leaseUntil` no other node takes them. */
export async function claimMediaChecks(
  db: Kysely<Database>,
  { at, leaseUntil, limit }: { at: number; leaseUntil: number; limit: number },
): Promise<DueMediaCheck[]> {
  const { rows } = await sql<{
    session_id: string;
    seq: number;
    file_id: string;
    attempts: number;
  }>`
    update media_checks set due_at = ${leaseUntil}::bigint
    from (
      select session_id, seq from media_checks where due_at <= ${at}::bigint
      order by due_at limit ${limit}::integer for update skip locked
    ) as due
    where media_checks.session_id = due.session_id and media_checks.seq = due.seq
    returning media_checks.session_id, media_checks.seq, file_id, attempts`.execute(db);
  return rows.map((each) => ({
    session: asId<SessionId>(each.session_id),
    seq: each.seq,
    file: asId<FileId>(each.file_id),
    attempts: each.attempts,
  }));
}

/** It was asked for, and is again at `dueAt`. `trace` is what its result will be called; null: nothing came of it. */
export async function noteAsked(
  db: Kysely<Database>,
  { session, seq }: MediaMessage,
  trace: string | null,
  dueAt: number,
): Promise<void> {
  await db
    .updateTable('media_checks')
    .set(({ eb }) => ({ trace_id: trace, due_at: dueAt, attempts: eb('attempts', '+', 1) }))
    .where('session_id', '=', session)
    .where('seq', '=', seq)
    .execute();
}

/** The message that a result is about; null: none that is waited for. */
export async function findByTrace(
  db: Kysely<Database>,
  trace: string,
): Promise<MediaMessage | null> {
  const found = await db
    .selectFrom('media_checks')
    .select(['session_id', 'seq', 'file_id'])
    .where('trace_id', '=', trace)
    .executeTakeFirst();
  if (!found) return null;
  return {
    session: asId<SessionId>(found.session_id),
    seq: found.seq,
    file: asId<FileId>(found.file_id),
  };
}

/** Nothing more is to be asked about it. */
export async function endMediaCheck(
  db: Kysely<Database>,
  { session, seq }: MediaMessage,
): Promise<void> {
  await db
    .deleteFrom('media_checks')
    .where('session_id', '=', session)
    .where('seq', '=', seq)
    .execute();
}
