import { sql, type Kysely, type RawBuilder } from 'kysely';
import { jsonText } from './json-text';
import { EVENT_COLUMNS, eventRows, placeEvents, summaryColumns } from './session-rows';
import { findByCommand, type Append, type AppendOutcome } from './session-log';
import type { Database, SessionsTable } from './tables';

/** Columns of a session that an append moves, with their types. */
const MOVED: Partial<Record<keyof SessionsTable, string>> = {
  last_seq: 'integer',
  stage: 'text',
  group_id: 'text',
  group_name: 'text',
  priority: 'integer',
  queued_at: 'bigint',
  agent_id: 'text',
  offer_id: 'text',
  offer_expires_at: 'bigint',
  accepted_at: 'bigint',
  ended_at: 'bigint',
  end_status: 'integer',
  close_by: 'text',
  last_text: 'text',
  state: 'jsonb',
  updated_at: 'bigint',
};
const INPUT = sql.raw(
  Object.entries(MOVED)
    .map(([name, type]) => `${name} ${type}`)
    .join(', '),
);
const ASSIGNMENTS = sql.raw(
  Object.keys(MOVED)
    .map((name) => `${name} = input.${name}`)
    .join(', '),
);
const EVENTS = sql.raw(EVENT_COLUMNS);

/**
 * `appendEvents` for many sessions, each at most once, in one statement and one commit. What it costs
 * is mostly the statement, so that many cost little more than one.
 */
export async function appendBatch(
  db: Kysely<Database>,
  appends: readonly Append[],
): Promise<AppendOutcome[]> {
  const placed = appends.map(placeEvents);
  const input = appends.map((append, index) => ({
    ...summaryColumns(append.summary),
    id: append.session,
    expected_seq: append.expectedSeq,
    last_seq: append.expectedSeq + append.events.length,
    state: append.state,
    updated_at: append.at,
    sender: append.command?.sender ?? null,
    command_id: append.command?.commandId ?? null,
    events: eventRows(placed[index]!, append.command),
    deadlines: append.deadlines?.map(({ kind, key, at }) => ({ kind, key, due_at: at })) ?? null,
  }));
  const hasDeadlines = appends.some(({ deadlines }) => deadlines !== undefined);
  const { rows } = await sql<{ id: string }>`
    with input as materialized (
      select * from jsonb_to_recordset(${jsonText(input)}::jsonb) as input (
        id text, expected_seq integer, sender text, command_id text, events jsonb, deadlines jsonb, ${INPUT}
      )
    ), moved as (
      update sessions set ${ASSIGNMENTS} from input
      where sessions.id = input.id and sessions.last_seq = input.expected_seq
        and not exists (
          select from events where events.session_id = input.id
            and events.sender = input.sender and events.command_id = input.command_id
        )
      returning sessions.id, input.events, input.deadlines
    ), logged as (
      insert into events (session_id, seq, at, name, actor_kind, actor_id, data, sender, command_id)
      select moved.id, new.* from moved
      cross join lateral jsonb_to_recordset(moved.events) as new (${EVENTS})
    )${hasDeadlines ? armAll() : sql``}
    select id from moved`.execute(db);
  const moved = new Set(rows.map(({ id }) => id));
  const outcomes: AppendOutcome[] = [];
  for (const [index, append] of appends.entries()) {
    if (moved.has(append.session)) outcomes.push({ kind: 'appended', events: placed[index]! });
    else outcomes.push(await whyNot(db, append));
  }
  return outcomes;
}

async function whyNot(db: Kysely<Database>, { session, command }: Append): Promise<AppendOutcome> {
  const seq = command ? await findByCommand(db, session, command) : null;
  return seq === null ? { kind: 'stale' } : { kind: 'repeated', seq };
}

/** The deadlines of those that have said theirs; one that stays keeps its lease. */
function armAll(): RawBuilder<unknown> {
  return sql`, disarmed as (
    delete from timers using moved
    where timers.session_id = moved.id and not exists (
      select from jsonb_array_elements(moved.deadlines) as due where due ->> 'kind' = timers.kind
    ) and moved.deadlines is not null
  ), armed as (
    insert into timers (session_id, kind, key, due_at)
    select moved.id, new.* from moved
    cross join lateral jsonb_to_recordset(moved.deadlines) as new (kind text, key text, due_at bigint)
    on conflict (session_id, kind) do update
    set key = excluded.key, due_at = excluded.due_at, lease_until = 0
    where (timers.key, timers.due_at) <> (excluded.key, excluded.due_at)
  )`;
}
