import type { ChatItem } from '@ccc/core';
import { IMAGE_PREVIEW } from '@ccc/protocol';
import { unreadCount, waitingSince } from '../model/reply-wait';

/** What a card of the list tells of a conversation. */
export interface TaskSummary {
  unread: number;
  /** Since when the customer waits for an answer (ms since 1970); `undefined`: nothing is owed. */
  waitingSince: number | undefined;
  lastText: string | undefined;
}

/** Words of the customer count as unread after what was seen, answered or said before acceptance. */
export function summarize(items: readonly ChatItem[], seenSeq: number): TaskSummary {
  let settled = seenSeq;
  let lastText: string | undefined;
  for (const item of items) {
    if (item.kind === 'notice') {
      if (item.notice.name === 'accepted') settled = Math.max(settled, item.seq);
      continue;
    }
    if (item.sender.kind === 'agent') settled = Math.max(settled, item.seq ?? 0);
    if (item.content.type === 'text') lastText = item.content.text;
    else if (item.content.type === 'image') lastText = IMAGE_PREVIEW;
  }
  return { unread: unreadCount(items, settled), waitingSince: waitingSince(items), lastText };
}
