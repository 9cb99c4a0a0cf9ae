import type { Language } from '@ccc/protocol';

/** A moment above the messages: the time alone today, with the date before. */
export function dividerTime(at: number, language: Language, today = new Date()): string {
  const date = new Date(at);
  const time = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
  if (date.toDateString() === today.toDateString()) return date.toLocaleTimeString(language, time);
  const year = date.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return date.toLocaleString(language, { ...year, month: 'short', day: 'numeric', ...time });
}

/** A moment in the panel: always whole, to the second. */
export function fullTime(at: number, language: Language): string {
  return new Date(at).toLocaleString(language, {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  });
}
