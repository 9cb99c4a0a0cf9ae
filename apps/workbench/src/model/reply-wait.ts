import type { ChatItem } from '@ccc/core';

/**
 * Since when the customer waits for words of an agent: the first of their messages that has had
 * no answer, or the moment of acceptance. `undefined` while nothing is owed.
 * @param isActive An agent has the session; the acceptance itself may lie before the first item.
 */
export function waitingSince(items: readonly ChatItem[], isActive = false): number | undefined {
  let since: number | undefined;
  let accepted = isActive && !items.some(isAcceptance);
  for (const item of items) {
    if (item.kind === 'notice') {
      if (item.notice.name === 'ended') return undefined;
      if (isAcceptance(item)) {
        accepted = true;
        since = item.at;
      }
    } else if (accepted) {
      if (item.sender.kind === 'agent') since = undefined;
      else if (item.sender.kind === 'customer') since ??= item.at;
    }
  }
  return since;
}

function isAcceptance(item: ChatItem): boolean {
  return item.kind === 'notice' && item.notice.name === 'accepted';
}

/** The newest number that has been stored; 0 for an empty conversation. */
export function newestSeq(items: readonly ChatItem[]): number {
  return items.reduce((newest, item) => Math.max(newest, item.seq ?? 0), 0);
}

/** Customer messages after `seenSeq`. */
export function unreadCount(items: readonly ChatItem[], seenSeq: number): number {
  return items.filter(
    (item) =>
      item.kind === 'message' && item.sender.kind === 'customer' && (item.seq ?? 0) > seenSeq,
  ).length;
}
