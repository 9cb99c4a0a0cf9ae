import { fill, wordsOf } from '../i18n/words';

const DAY_MS = 86_400_000;

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function midnightOf(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** The words of a time divider in local time: `09:05` today, then yesterday, the day, the year. */
export function dividerText(at: number, now: number, languageTag: string): string {
  const words = wordsOf(languageTag).list;
  const date = new Date(at);
  const time = `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
  // Rounded: a day with a clock change is 23 or 25 hours long.
  const daysAgo = Math.round((midnightOf(now) - midnightOf(at)) / DAY_MS);
  if (daysAgo <= 0) return time;
  if (daysAgo === 1) return fill(words.yesterday, { time });
  const values = {
    time,
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
  };
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  return fill(isThisYear ? words.monthDay : words.fullDate, values);
}

/** A duration as `m:ss`, or `h:mm:ss` from an hour on; never negative. */
export function durationText(durationMs: number): string {
  const totalSeconds = Math.max(0, Math.floor(durationMs / 1000));
  const seconds = twoDigits(totalSeconds % 60);
  const minutes = Math.floor(totalSeconds / 60) % 60;
  const hours = Math.floor(totalSeconds / 3600);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${seconds}` : `${minutes}:${seconds}`;
}
