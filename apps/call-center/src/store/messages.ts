import { asId, type Actor, type SessionId } from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import type { MessageFacts } from '../domain/contract';
import type { Database } from './tables';

/** Places are stored as `integer`; what lies beyond it, PostgreSQL would not even compare. */
const MAX_SEQ = 2 ** 31 - 1;

/** The message at this place of the log; null: what lies there is none. */
export async function readMessage(
  db: Kysely<Database>,
  session: SessionId,
  seq: number,
): Promise<MessageFacts | null> {
  if (seq > MAX_SEQ) return null;
  const row = await db
    .selectFrom('events')
    .select(['seq', 'at', 'actor_kind', 'actor_id'])
    .select(sql<boolean>`data -> 'content' ->> 'type' = 'recalled'`.as('is_recalled'))
    .where('session_id', '=', session)
    .where('seq', '=', seq)
    .where('name', '=', 'message.sent')
    .executeTakeFirst();
  if (!row) return null;
  return { seq: row.seq, at: row.at, actor: actorIn(row), isRecalled: row.is_recalled };
}

function actorIn(row: { actor_kind: string; actor_id: string | null }): Actor {
  switch (row.actor_kind) {
    case 'customer':
      return { kind: 'customer', id: asId(row.actor_id ?? '') };
    case 'agent':
      return { kind: 'agent', id: asId(row.actor_id ?? '') };
    default:
      return { kind: 'system' };
  }
}
