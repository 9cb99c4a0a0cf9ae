import type { ChatItem } from '../src/index';

/** A message in words: its text, or `<picture 4x3>`. */
export function wordsOf(item: Extract<ChatItem, { kind: 'message' }>): string {
  const { content } = item;
  return content.type === 'text' ? content.text : `<picture ${content.width}x${content.height}>`;
}
