import type { SummaryColumn } from './session-rows';

/** Those that are not text. */
const TYPES: Partial<Record<SummaryColumn, string>> = {
  priority: 'integer',
  queued_at: 'bigint',
  offer_expires_at: 'bigint',
  accepted_at: 'bigint',
  ended_at: 'bigint',
  end_status: 'integer',
};

type Columns = ReadonlyArray<[name: string, type: string]>;

const EVENTS: Columns = [
  ['session_id', 'text'],
  ['seq', 'integer'],
  ['at', 'bigint'],
  ['name', 'text'],
  ['actor_kind', 'text'],
  ['actor_id', 'text'],
  ['data', 'jsonb'],
  ['sender', 'text'],
  ['command_id', 'text'],
];

const RECALLED: Columns = [
  ['session_id', 'text'],
  ['seq', 'integer'],
  ['remains', 'jsonb'],
];

const DEADLINES: Columns = [
  ['session_id', 'text'],
  ['kind', 'text'],
  ['key', 'text'],
  ['due_at', 'bigint'],
];

const texts = new Map<string, string>();

/**
 * The statement that appends when these columns of the summary change. Its values are arrays: of every
 * session its id, expected sequence number, command (sender, id), new last sequence number, state, time and the
 * changed columns; of every event the columns of `EVENTS`; if messages are recalled (`wipes`), the columns of
 * `RECALLED`; and if deadlines are set (`arms`), the ids of the sessions that set theirs and the columns of `DEADLINES`. There are few such texts: each is put together once,
 * and planned once by every connection.
 */
export function appendStatement(
  changed: readonly SummaryColumn[],
  { wipes, arms }: { wipes: boolean; arms: boolean },
): string {
  const key = `${changed.join()} ${wipes} ${arms}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = build(changed, wipes, arms);
  texts.set(key, text);
  return text;
}

function build(changed: readonly SummaryColumn[], wipes: boolean, arms: boolean): string {
  let place = 0;
  const value = (type: string): string => `$${(place += 1)}::${type}[]`;
  const lists = (name: string, columns: Columns): string => {
    const values = columns.map(([, type]) => value(type)).join(', ');
    return `unnest(${values}) as ${name} (${columns.map(([column]) => column).join(', ')})`;
  };
  const moving: Columns = [
    ['last_seq', 'integer'],
    ['state', 'jsonb'],
    ['updated_at', 'bigint'],
    ...changed.map((name): [string, string] => [name, TYPES[name] ?? 'text']),
  ];
  const input: Columns = [
    ['id', 'text'],
    ['expected_seq', 'integer'],
    ['sender', 'text'],
    ['command_id', 'text'],
    ...moving,
  ];
  // `not exists` is exact without a lock: whoever appended this command before `expected_seq` was
  // committed when that was read, and whoever did so after it has moved `last_seq` on.
  return `with moved as (
    update sessions set ${moving.map(([name]) => `${name} = input.${name}`).join(', ')}
    from ${lists('input', input)}
    where sessions.id = input.id and sessions.last_seq = input.expected_seq
      and not exists (
        select from events where events.session_id = input.id
          and events.sender = input.sender and events.command_id = input.command_id
      )
    returning sessions.id
  ), logged as (
    insert into events (${EVENTS.map(([name]) => name).join(', ')})
    select said.* from ${lists('said', EVENTS)}
    where said.session_id in (select id from moved)
  )${wipes ? wiped(lists('recalled', RECALLED)) : ''}${arms ? armed(value('text'), lists('due', DEADLINES)) : ''}
  select id from moved`;
}

/** The deadlines of those that have said theirs; one that stays keeps its lease. */
function armed(arming: string, deadlines: string): string {
  return `, due as materialized (select * from ${deadlines}), disarmed as (
    delete from timers using moved
    where timers.session_id = moved.id and moved.id = any(${arming}) and not exists (
      select from due where due.session_id = timers.session_id and due.kind = timers.kind
    )
  ), armed as (
    insert into timers (session_id, kind, key, due_at)
    select due.* from due where due.session_id in (select id from moved)
    on conflict (session_id, kind) do update
    set key = excluded.key, due_at = excluded.due_at, lease_until = 0
    where (timers.key, timers.due_at) <> (excluded.key, excluded.due_at)
  )`;
}

/**
 * What is recalled loses its content where it lies, and its files are on their way out unless
 * another message shows them. Being parts of one statement, both see the log as it was before.
 */
function wiped(recalled: string): string {
  return `, gone as materialized (
    select said.session_id, said.seq, recalled.remains,
      array[said.data -> 'content' ->> 'file', said.data -> 'content' ->> 'poster'] as shown
    from ${recalled} join moved on moved.id = recalled.session_id
    join events as said on said.session_id = moved.id and said.seq = recalled.seq
    where said.name = 'message.sent'
  ), wiped as (
    update events set data = gone.remains from gone
    where events.session_id = gone.session_id and events.seq = gone.seq
  ), hidden as (
    update files set stage = 'removing' from gone
    where files.id = any(gone.shown) and not exists (
      select from events as other
      where other.session_id = gone.session_id and other.seq <> gone.seq
        and other.name = 'message.sent'
        and files.id in (other.data -> 'content' ->> 'file', other.data -> 'content' ->> 'poster')
    )
  )`;
}
