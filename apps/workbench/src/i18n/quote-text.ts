import type { ChatItem } from '@ccc/core';
import { previewOf } from '@ccc/protocol';
import { previewText } from './preview-text';
import type { Translate } from './translate';

/** A message in a line: who, and what. `undefined` is one that is not here. */
export function quoteText(item: ChatItem | undefined, t: Translate): string {
  if (!item) return t('quote.away');
  if (item.kind === 'notice') {
    return t(item.notice.name === 'removed' ? 'quote.removed' : 'quote.recalled');
  }
  return `${whoOf(item, t)}: ${previewText(previewOf(item.content), t)}`;
}

function whoOf({ sender, isOwn }: Extract<ChatItem, { kind: 'message' }>, t: Translate): string {
  if (isOwn) return t('thread.me');
  if (sender.kind === 'customer') return sender.customer?.nickname ?? t('quote.customer');
  return sender.kind === 'agent' ? (sender.agent?.nickname ?? t('thread.agent')) : t('thread.flow');
}
