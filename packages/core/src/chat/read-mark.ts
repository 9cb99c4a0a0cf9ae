import type { MessageItem } from '../session/chat-item';
import type { ConversationView } from './conversation-view';

/** The one message of one's own that says whether it was read. */
export interface ReadMark {
  key: string;
  isRead: boolean;
}

/**
 * Where 已读 or 未读 stands: at one's newest message, as long as the other side has not written
 * since, which says more. Nowhere while there is nobody to read.
 */
export function readMarkOf({
  session,
  items,
  stage,
  readSeq = 0,
}: ConversationView): ReadMark | undefined {
  if (stage.name !== 'active' && readSeq === 0) return undefined;
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index]!;
    if (item.kind !== 'message' || item.sender.kind === 'system') continue;
    if (item.session !== session || !canBeRead(item)) return undefined;
    if (item.seq !== undefined) return { key: item.key, isRead: item.seq <= readSeq };
  }
  return undefined;
}

function canBeRead({ isOwn, isAnswer }: MessageItem): boolean {
  return isOwn && isAnswer !== true;
}
