import { asId, type CommandId, type SessionEvent } from '@ccc/protocol';
import type { SessionSummary } from '../domain/contract';
import { storableText } from './json-text';
import type { Append, CommandKey, SessionRow } from './session-log';

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

/** The columns of an event's row but the session, as `jsonb_to_recordset` reads them. */
export const EVENT_COLUMNS =
  'seq integer, at bigint, name text, actor_kind text, actor_id text, data jsonb, sender text, command_id text';

export function eventRows(events: readonly SessionEvent[], command?: CommandKey): object[] {
  return events.map((event) => ({
    seq: event.seq,
    at: event.at,
    name: event.name,
    actor_kind: event.actor.kind,
    actor_id: event.actor.kind === 'system' ? null : event.actor.id,
    data: event.data,
    sender: event.command ? command?.sender : null,
    command_id: event.command ?? null,
  }));
}

/** What a summary is in the session's row. */
export function summaryColumns(summary: SessionSummary): Partial<SessionRow> {
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
    last_text: summary.lastText === null ? null : storableText(summary.lastText),
  };
}
