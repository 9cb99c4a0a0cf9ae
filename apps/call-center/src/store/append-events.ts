import type { EventData, SessionId } from '@ccc/protocol';
import { CompiledQuery, type Kysely } from 'kysely';
import { appendStatement } from './append-statement';
import { jsonText } from './json-text';
import { findByCommand, type Append, type AppendOutcome } from './session-log';
import {
  eventRows,
  placeEvents,
  summaryColumns,
  type SummaryColumn,
  type SummaryColumns,
} from './session-rows';
import type { Database } from './tables';

/**
 * Appends to a session's log and moves its row and timers along, in one statement: alone it is one
 * durable round trip; inside a transaction it is a part of it. It needs no lock beforehand, since an
 * append that lost a race is `stale`.
 */
export async function appendEvents(db: Kysely<Database>, append: Append): Promise<AppendOutcome> {
  const [outcome] = await appendBatch(db, [append]);
  return outcome!;
}

/**
 * The same for many sessions, each at most once, in one statement and one commit. What it costs is
 * mostly the statement, so that many cost little more than one.
 */
export async function appendBatch(
  db: Kysely<Database>,
  appends: readonly Append[],
): Promise<AppendOutcome[]> {
  const placed = appends.map(placeEvents);
  const summaries = appends.map(({ summary }) => summaryColumns(summary));
  const changed = changedColumns(appends, summaries);
  const arming = appends.filter(({ deadlines }) => deadlines !== undefined);
  const rows = appends.flatMap(({ session, command }, index) =>
    eventRows(placed[index]!, command).map((row) => ({ session, ...row })),
  );
  const recalled = appends.flatMap(recalledBy);
  const values = [
    appends.map(({ session }) => session),
    appends.map(({ expectedSeq }) => expectedSeq),
    appends.map(({ command }) => command?.sender ?? null),
    appends.map(({ command }) => command?.commandId ?? null),
    appends.map(({ expectedSeq, events }) => expectedSeq + events.length),
    appends.map(({ state }) => jsonText(state)),
    appends.map(({ at }) => at),
    ...changed.map((name) => summaries.map((summary) => summary[name])),
    rows.map(({ session }) => session),
    rows.map(({ seq }) => seq),
    rows.map(({ at }) => at),
    rows.map(({ name }) => name),
    rows.map(({ actor_kind: kind }) => kind),
    rows.map(({ actor_id: id }) => id),
    rows.map(({ data }) => jsonText(data)),
    rows.map(({ sender }) => sender),
    rows.map(({ command_id: id }) => id),
    ...(recalled.length > 0
      ? [
          recalled.map(({ session }) => session),
          recalled.map(({ seq }) => seq),
          recalled.map(({ remains }) => jsonText(remains)),
        ]
      : []),
    ...(arming.length > 0 ? deadlineValues(arming) : []),
  ];
  const text = appendStatement(changed, {
    wipes: recalled.length > 0,
    arms: arming.length > 0,
  });
  const { rows: moved } = await db.executeQuery<{ id: string }>(CompiledQuery.raw(text, values));
  const ids = new Set(moved.map(({ id }) => id));
  const outcomes: AppendOutcome[] = [];
  for (const [index, append] of appends.entries()) {
    if (ids.has(append.session)) outcomes.push({ kind: 'appended', events: placed[index]! });
    else outcomes.push(await whyNot(db, append));
  }
  return outcomes;
}

async function whyNot(db: Kysely<Database>, { session, command }: Append): Promise<AppendOutcome> {
  const seq = command ? await findByCommand(db, session, command) : null;
  return seq === null ? { kind: 'stale' } : { kind: 'repeated', seq };
}

interface RecalledMessage {
  session: SessionId;
  seq: number;
  remains: EventData['message.sent'];
}

/** What at least one of them changes. */
function changedColumns(
  appends: readonly Append[],
  summaries: readonly SummaryColumns[],
): SummaryColumn[] {
  const befores = appends.map(
    ({ summaryBefore }) => summaryBefore && summaryColumns(summaryBefore),
  );
  const names = Object.keys(summaries[0] ?? {}) as SummaryColumn[];
  return names.filter((name) =>
    summaries.some((summary, index) => summary[name] !== befores[index]?.[name]),
  );
}

/** The messages whose words leave the log with this, and what is left of each. */
function recalledBy({ session, events }: Append): RecalledMessage[] {
  return events.flatMap(({ name, data }) => {
    if (name !== 'message.recalled') return [];
    const { seq, reason } = data;
    const content = { type: 'recalled', ...(reason ? { reason } : {}) } as const;
    return [{ session, seq, remains: { content } }];
  });
}

function deadlineValues(arming: readonly Append[]): unknown[][] {
  const due = arming.flatMap(({ session, deadlines }) =>
    (deadlines ?? []).map((deadline) => ({ session, ...deadline })),
  );
  return [
    arming.map(({ session }) => session),
    due.map(({ session }) => session),
    due.map(({ kind }) => kind),
    due.map(({ key }) => key),
    due.map(({ at }) => at),
  ];
}
