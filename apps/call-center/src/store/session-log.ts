import type { SessionEvent, SessionId } from '@ccc/protocol';
import { sql, type Kysely, type RawBuilder, type Selectable } from 'kysely';
import type { Deadline, NewEvent, SessionSummary } from '../domain/contract';
import { jsonText } from './json-text';
import { EVENT_COLUMNS, eventRows, placeEvents, summaryColumns } from './session-rows';
import { armTimers } from './timers';
import type { Database, SessionsTable } from './tables';

export type SessionRow = Selectable<SessionsTable>;

/** Who sent a command, as one string, and the id that they gave it. */
export interface CommandKey {
  sender: string;
  commandId: string;
}

export interface Append {
  session: SessionId;
  /** The sequence number that `state` was decided at: the first event gets the next one. */
  expectedSeq: number;
  /** At least one. */
  events: readonly NewEvent[];
  summary: SessionSummary;
  /** The summary at `expectedSeq`, if it is known: what has not changed since is not written again. */
  summaryBefore?: SessionSummary;
  /** The state after the last event. */
  state: unknown;
  /** Milliseconds since 1970. */
  at: number;
  /** Every deadline of the session from now on. Left out: they stay as they are. */
  deadlines?: readonly Deadline[];
  /** The command that caused it: it is appended once, however often it is sent. */
  command?: CommandKey;
}

export interface NewSession extends Append {
  sdkAppId: number;
  customerId: string;
  flow: { id: string; version: number };
}

/**
 * What became of an append. `stale`: the session has moved on since `expectedSeq`, nothing changed;
 * read it again and decide again. `repeated`: this command was appended before, at `seq`.
 */
export type AppendOutcome =
  | { kind: 'appended'; events: SessionEvent[] }
  | { kind: 'stale' }
  | { kind: 'repeated'; seq: number };

/**
 * Writes a session with its first events, in one statement. `expectedSeq` is 0.
 *
 * @throws SQLSTATE 23505 (see `isUniqueViolation`) when the customer has a live session of this flow.
 */
export async function createSession(
  db: Kysely<Database>,
  session: NewSession,
): Promise<SessionEvent[]> {
  const events = placeEvents(session);
  const columns = {
    ...summaryColumns(session.summary),
    last_seq: events.length,
    state: jsonText(session.state),
    updated_at: session.at,
  };
  const names = Object.keys(columns).map((name) => sql.ref(name));
  await sql`
    with moved as (
      insert into sessions (
        id, sdk_app_id, customer_id, flow_id, flow_version, created_at, ${sql.join(names)}
      ) values (
        ${session.session}, ${session.sdkAppId}, ${session.customerId},
        ${session.flow.id}, ${session.flow.version}, ${session.at}, ${sql.join(Object.values(columns))}
      ) returning id
    ), ${logEvents(events, session.command)}, ${armTimers(session.deadlines ?? [])}
    select id from moved`.execute(db);
  return events;
}

/** The row, locked to the end of the transaction. */
export async function lockSession(
  trx: Kysely<Database>,
  session: SessionId,
): Promise<SessionRow | null> {
  const row = await trx
    .selectFrom('sessions')
    .selectAll()
    .where('id', '=', session)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/**
 * The row, not locked, and where the command was appended if it was: all that is needed to decide
 * on a command, in one round trip. `appendEvents` then finds out whether it is still true.
 */
export async function readSession(
  db: Kysely<Database>,
  session: SessionId,
  command?: CommandKey,
): Promise<{ row: SessionRow; repeatedSeq: number | null } | null> {
  const found = await db
    .selectFrom('sessions')
    .leftJoin('events', (join) =>
      join
        .onRef('events.session_id', '=', 'sessions.id')
        .on('events.sender', '=', command?.sender ?? null)
        .on('events.command_id', '=', command?.commandId ?? null),
    )
    .selectAll('sessions')
    .select('events.seq as repeated_seq')
    .where('sessions.id', '=', session)
    .executeTakeFirst();
  if (!found) return null;
  const { repeated_seq: repeatedSeq, ...row } = found;
  return { row, repeatedSeq };
}

/** The sequence number of the first event that this command caused. */
export async function findByCommand(
  db: Kysely<Database>,
  session: SessionId,
  { sender, commandId }: CommandKey,
): Promise<number | null> {
  const row = await db
    .selectFrom('events')
    .select('seq')
    .where('session_id', '=', session)
    .where('sender', '=', sender)
    .where('command_id', '=', commandId)
    .executeTakeFirst();
  return row?.seq ?? null;
}

/** One parameter however many events: the statement's text stays the same and is planned once. */
function logEvents(events: readonly SessionEvent[], command?: CommandKey): RawBuilder<unknown> {
  const rows = jsonText(eventRows(events, command));
  return sql`logged as (
    insert into events (session_id, seq, at, name, actor_kind, actor_id, data, sender, command_id)
    select moved.id, new.* from moved
    cross join jsonb_to_recordset(${rows}::jsonb) as new (${sql.raw(EVENT_COLUMNS)})
  )`;
}
