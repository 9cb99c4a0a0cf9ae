import {
  INSIDE_EVENTS,
  asId,
  type CommandId,
  type SessionEvent,
  type SessionId,
} from '@ccc/protocol';
import { sql, type Kysely, type Selectable } from 'kysely';
import type { Database, EventsTable } from './tables';

/** An event as it stands in the log, and who sent the command that caused it. */
export interface LoggedEvent {
  event: SessionEvent;
  /** Only this sender may be shown `event.command`. */
  sender: string | null;
}

/** The events after `afterSeq`, in order, at most `limit`. */
export async function readEvents(
  db: Kysely<Database>,
  session: SessionId,
  afterSeq: number,
  limit: number,
): Promise<LoggedEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('session_id', '=', session)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ event: toEvent(row), sender: row.sender }));
}

/** At most so many landmarks are told: a session that changed hands more often is told from there on. */
const MAX_LANDMARKS = 100;

/** The first event and the newest landmarks up to `uptoSeq`, in order. */
export async function readLandmarks(
  db: Kysely<Database>,
  session: SessionId,
  uptoSeq: number,
): Promise<LoggedEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('session_id', '=', session)
    .where('seq', '<=', uptoSeq)
    .where('name', 'not like', 'message.%')
    .where('name', 'not in', INSIDE_EVENTS)
    .orderBy(sql`seq = 1`, 'desc')
    .orderBy('seq', 'desc')
    .limit(MAX_LANDMARKS)
    .execute();
  return rows
    .map((row) => ({ event: toEvent(row), sender: row.sender }))
    .sort((one, other) => one.event.seq - other.event.seq);
}

/** Where each of these sessions is: what a sweep asks for all that are listened to. */
export async function lastSeqs(
  db: Kysely<Database>,
  sessions: readonly SessionId[],
): Promise<Map<SessionId, number>> {
  if (sessions.length === 0) return new Map();
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'last_seq'])
    .where('id', '=', sql<string>`any(${sessions}::text[])`)
    .execute();
  return new Map(rows.map((row) => [asId<SessionId>(row.id), row.last_seq]));
}

/** The log holds only what `appendEvents` has written, so that name, actor and data fit together. */
function toEvent(row: Selectable<EventsTable>): SessionEvent {
  const event = {
    session: asId<SessionId>(row.session_id),
    seq: row.seq,
    at: row.at,
    name: row.name,
    actor:
      row.actor_kind === 'system'
        ? { kind: row.actor_kind }
        : { kind: row.actor_kind, id: row.actor_id },
    data: row.data,
    ...(row.command_id === null ? {} : { command: asId<CommandId>(row.command_id) }),
  };
  return event as SessionEvent;
}
