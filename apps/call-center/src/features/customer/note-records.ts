import { DESK_LIMITS, asId, type CustomerNote } from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import { storableText } from '../../store/json-text';
import type { Database } from '../../store/tables';

type Db = Kysely<Database>;

/** The notes of a customer, the newest first. */
export async function notesOf(db: Db, customer: string): Promise<CustomerNote[]> {
  const rows = await notes(db)
    .where('customer_id', '=', customer)
    .orderBy('customer_notes.created_at', 'desc')
    .orderBy('customer_notes.id', 'desc')
    .limit(DESK_LIMITS.notesPerCustomer)
    .execute();
  return rows.map(toNote);
}

export interface NewNote {
  id: string;
  customer: string;
  author: string;
  text: string;
  /** Milliseconds since 1970. */
  at: number;
}

/** Null: there are as many as there may be. */
export async function addNote(db: Db, note: NewNote): Promise<CustomerNote | null> {
  const { rows } = await sql`
    insert into customer_notes (id, customer_id, author_id, words, created_at)
    select ${note.id}::text, ${note.customer}::text, ${note.author}::text,
      ${storableText(note.text)}::text, ${note.at}::bigint
    where (select count(*) from customer_notes where customer_id = ${note.customer})
      < ${DESK_LIMITS.notesPerCustomer}::int
    returning id`.execute(db);
  if (rows.length === 0) return null;
  return toNote(await notes(db).where('customer_notes.id', '=', note.id).executeTakeFirstOrThrow());
}

function notes(db: Db) {
  return db
    .selectFrom('customer_notes')
    .innerJoin('agents', 'agents.id', 'customer_notes.author_id')
    .select(['customer_notes.id', 'words', 'customer_notes.created_at', 'author_id', 'nickname']);
}

function toNote(row: {
  id: string;
  words: string;
  created_at: number;
  author_id: string;
  nickname: string;
}): CustomerNote {
  const author = { id: asId<CustomerNote['author']['id']>(row.author_id), nickname: row.nickname };
  return { id: row.id, text: row.words, at: row.created_at, author };
}
