import { asId, type CommandId, type SessionEvent } from '@ccc/protocol';
import type { Selectable } from 'kysely';
import type { SessionSummary } from '../domain/contract';
import { storableText } from './json-text';
import type { Append, CommandKey, SessionRow } from './session-log';
import type { EventsTable } from './tables';

/** Facts with their places in the log. */
export function placeEvents({ session, expectedSeq, events, at, command }: Append): SessionEvent[] {
  return events.map((event, index) => ({
    session,
    seq: expectedSeq + 1 + index,
    at,
    ...event,
    ...(index === 0 && command ? { command: asId<CommandId>(command.commandId) } : {}),
  }));
}

/** An event's row but the session. */
export type EventRow = Omit<Selectable<EventsTable>, 'session_id'>;

/** The columns of an event's row but the session, as `jsonb_to_recordset` reads them. */
export const EVENT_COLUMNS =
  'seq integer, at bigint, name text, actor_kind text, actor_id text, data jsonb, sender text, command_id text';

export function eventRows(events: readonly SessionEvent[], command?: CommandKey): EventRow[] {
  return events.map((event) => ({
    seq: event.seq,
    at: event.at,
    name: event.name,
    actor_kind: event.actor.kind,
    actor_id: event.actor.kind === 'system' ? null : event.actor.id,
    data: event.data,
    sender: event.command ? (command?.sender ?? null) : null,
    command_id: event.command ?? null,
  }));
}

/** A column of a session's row that comes of its summary. */
export type SummaryColumn = Exclude<
  keyof SessionRow,
  | 'id'
  | 'sdk_app_id'
  | 'customer_id'
  | 'flow_id'
  | 'flow_version'
  | 'created_at'
  | 'last_seq'
  | 'state'
  | 'updated_at'
>;
export type SummaryColumns = Pick<SessionRow, SummaryColumn>;

/** What a summary is in the session's row. */
export function summaryColumns(summary: SessionSummary): SummaryColumns {
  return {
    stage: summary.stage,
    group_id: summary.group?.id ?? null,
    group_name: summary.group?.name ?? null,
    priority: summary.priority,
    queued_at: summary.queuedAt,
    agent_id: summary.agent,
    offer_id: summary.offer?.id ?? null,
    offer_expires_at: summary.offer?.expiresAt ?? null,
    accepted_at: summary.acceptedAt,
    ended_at: summary.endedAt,
    end_status: summary.endStatus,
    close_by: summary.closeBy,
    left_message: summary.leftMessage,
    call_id: summary.call,
    consult_agent_id: summary.consult?.agent ?? null,
    consult_stage: summary.consult?.stage ?? null,
    last_text: summary.lastText === null ? null : storableText(summary.lastText),
  };
}
