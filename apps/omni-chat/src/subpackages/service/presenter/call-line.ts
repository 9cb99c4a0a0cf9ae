import { callOutcome, type CallRecord } from '@ccc/core';
import { fill } from '@ccc/ui';
import { appWordsOf } from '../app-words';

/** What is left of a call in the conversation. */
export function callText(record: CallRecord, languageTag: string): string {
  const { calls, called } = appWordsOf(languageTag).chat;
  const time = clockText(record.durationMs);
  return fill(called[callOutcome(record, 'customer')], { call: calls[record.media], time });
}

function clockText(spanMs: number): string {
  const seconds = Math.floor(spanMs / 1000);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
}
