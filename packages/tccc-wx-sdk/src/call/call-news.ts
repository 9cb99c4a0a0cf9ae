import type { CallLine, CallState, CloseBy, CallEndReason } from '@ccc/core/call/index';

/** `detail` of `progress`, an addition to the documented events. */
export interface ProgressDetail {
  state: 'opening' | 'waiting' | 'ringing' | 'connected' | 'ended';
  /** People before this one. Absent: not known. */
  ahead?: number;
  /** About how long it takes, whole minutes. Absent: not known. */
  waitMinutes?: number;
  /** What the service said last, such as that nobody is online. */
  text?: string;
  /** Put on hold by the agent; only while connected. */
  isHeld?: boolean;
  /** What both say is kept: the page must show that, before and during the call. Absent: it is not. */
  isRecorded?: true;
  /** How long both have talked by now. */
  durationMs?: number;
}

/** `detail` of `sessionEnded`; `closeBy` is the documented part. */
export interface SessionEndedDetail {
  closeBy: CloseBy;
  reason: CallEndReason;
  durationMs: number;
}

/** What the component tells its page, besides errors. */
export type CallNews =
  | { name: 'sessionStart' | 'accepted' | 'accept'; detail: Record<string, never> }
  | { name: 'progress'; detail: ProgressDetail }
  | { name: 'sessionEnded'; detail: SessionEndedDetail };

/** What is new for the page when the call goes from one state to the next. */
export function callNews(before: CallState, after: CallState, serverNow: number): CallNews[] {
  const progress = progressOf(after, serverNow);
  const news: CallNews[] = progress ? [{ name: 'progress', detail: progress }] : [];
  if (before.name === 'opening' && after.name === 'waiting') {
    news.push({ name: 'sessionStart', detail: {} });
  }
  // Once a call: whoever takes it over later is no new answer.
  const wasAnswered = 'line' in before && before.line.since !== undefined;
  if (after.name === 'connected' && !wasAnswered) {
    // The guide writes the one name, the page of the API the other.
    news.push({ name: 'accepted', detail: {} }, { name: 'accept', detail: {} });
  }
  if (after.name === 'ended' && before.name !== 'ended') {
    const { closeBy, reason, durationMs } = after.end;
    news.push({ name: 'sessionEnded', detail: { closeBy, reason, durationMs } });
  }
  return news;
}

function progressOf(state: CallState, serverNow: number): ProgressDetail | undefined {
  switch (state.name) {
    case 'idle':
      return undefined;
    case 'opening':
      return { state: 'opening' };
    case 'waiting':
      return { state: 'waiting', ...state.place, ...saidOf(state.line) };
    case 'ringing':
      return { state: 'ringing', ...saidOf(state.line) };
    case 'connected': {
      const durationMs = Math.max(0, serverNow - state.since);
      const isHeld = state.hold === 'held';
      return { state: 'connected', isHeld, durationMs, ...keptOf(state.line) };
    }
    case 'ended':
      return { state: 'ended', durationMs: state.end.durationMs, ...textOf(state.end.prompt) };
  }
}

function saidOf(line: CallLine): { text?: string; isRecorded?: true } {
  return { ...textOf(line.prompt), ...keptOf(line) };
}

function keptOf({ isRecorded }: CallLine): { isRecorded?: true } {
  return isRecorded ? { isRecorded } : {};
}

function textOf(prompt: string | undefined): { text?: string } {
  return prompt === undefined ? {} : { text: prompt };
}
