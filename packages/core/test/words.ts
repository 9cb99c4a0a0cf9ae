import type { ChatItem } from '../src/index';

/** A message in words: its text, or `<image>`. */
export function wordsOf({ content }: Extract<ChatItem, { kind: 'message' }>): string {
  return content.type === 'text' ? content.text : `<${content.type}>`;
}
