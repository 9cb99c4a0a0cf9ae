import type { ConversationView } from '@ccc/core';
import { RECALLED_PREVIEW, REMOVED_PREVIEW, previewOf } from '@ccc/protocol';
import { unreadCount, waitingSince } from '../model/reply-wait';

/** What a card of the list tells of a conversation. */
export interface TaskSummary {
  unread: number;
  /** Since when the customer waits for an answer (ms since 1970); `undefined`: nothing is owed. */
  waitingSince: number | undefined;
  lastText: string | undefined;
}

/** Words of the customer count as unread after what was seen, answered or said before acceptance. */
export function summarize(
  { items, stage }: Pick<ConversationView, 'items' | 'stage'>,
  seenSeq: number,
): TaskSummary {
  let settled = seenSeq;
  let lastText: string | undefined;
  for (const item of items) {
    if (item.kind === 'notice') {
      if (item.notice.name === 'accepted') settled = Math.max(settled, item.seq);
      if (item.notice.name === 'recalled') lastText = RECALLED_PREVIEW;
      if (item.notice.name === 'removed') lastText = REMOVED_PREVIEW;
      continue;
    }
    if (item.sender.kind === 'agent') settled = Math.max(settled, item.seq ?? 0);
    lastText = previewOf(item.content);
  }
  return {
    unread: unreadCount(items, settled),
    waitingSince: waitingSince(items, stage.name === 'active'),
    lastText,
  };
}
