import type { SessionId } from '@ccc/protocol';
import type { Hint } from '../../bus/bus';
import type { LoggedEvent } from '../../store/event-reader';

/** Hints that grow beyond this say only how far the session has come. */
const MAX_CHARS = 32_768;

export function subjectOf(session: SessionId): string {
  return `session.${session}`;
}

/** "The session has come to `seq`", with the events themselves unless they are many. */
export function hintOf(node: string, logged: readonly LoggedEvent[]): Hint {
  const events = JSON.stringify(logged);
  return {
    node,
    seq: logged.at(-1)?.event.seq ?? 0,
    events: events.length <= MAX_CHARS ? events : '[]',
  };
}

export function readHint(hint: Hint): { seq: number; logged: LoggedEvent[] } {
  const events = typeof hint.events === 'string' ? hint.events : '[]';
  return {
    seq: Number(hint.seq),
    // Only nodes of this service speak on its bus.
    logged: JSON.parse(events) as LoggedEvent[],
  };
}

/** A notice for everybody who follows the session but the person (as `personKey`) it is about. */
export function noticeHint(node: string, text: string, about: string): Hint {
  return { node, notice: text, about };
}

export function readNotice({ notice, about }: Hint): { text: string; about: string } | null {
  return typeof notice === 'string' ? { text: notice, about: String(about) } : null;
}
