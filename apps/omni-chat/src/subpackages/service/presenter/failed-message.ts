import { textOf, type ChatItem } from '@ccc/core';
import { languageOf } from '@ccc/ui';
import type { ChatScreen } from './chat-screen';

/** Why a message was not sent, and what can be done about it. */
export interface FailedMessage {
  /** In the customer's language; empty: nobody said why. */
  reason: string;
  /** What was refused for its content is refused again: it is written anew, or given up. */
  remedy: 'resend' | 'edit' | 'remove';
  /** Its words, as far as it has any. */
  text: string;
}

/** Of the message with this key, on a screen like this. */
export function failedMessage(
  items: readonly ChatItem[],
  key: string,
  { languageTag, dock }: { languageTag: string; dock: ChatScreen['dock'] },
): FailedMessage {
  const item = items.find((candidate) => candidate.key === key);
  if (item?.kind !== 'message') return { reason: '', remedy: 'resend', text: '' };
  const { code, content } = item;
  const reason = code === undefined ? '' : textOf(code, languageOf(languageTag));
  const text = content.type === 'text' ? content.text : '';
  if (code !== 'message.refusedByCheck') return { reason, remedy: 'resend', text };
  return { reason, remedy: text !== '' && dock === 'composer' ? 'edit' : 'remove', text };
}
