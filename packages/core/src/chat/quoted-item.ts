import type { ChatItem, MessageItem } from '../session/chat-item';

/**
 * What a message quotes: a message, or the line where one was recalled. `undefined`: it quotes
 * nothing, or what is not on this device (not loaded, or deleted here).
 */
export function quotedItem(
  items: readonly ChatItem[],
  { session, content }: MessageItem,
): ChatItem | undefined {
  const seq = content.type === 'text' ? content.quote?.seq : undefined;
  if (seq === undefined) return undefined;
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index]!;
    if (item.seq === seq && item.session === session) return item;
  }
  return undefined;
}
