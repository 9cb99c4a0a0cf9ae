import type { MessageContent } from '@ccc/protocol';
import type { FileFacts } from '../../domain';

/** What a message says in words: those of a text, the lines of a card, what a document is called. */
export function wordsIn(content: MessageContent, files: readonly FileFacts[]): string[] {
  switch (content.type) {
    case 'text':
      return [content.text];
    case 'card':
      return [content.title, content.note ?? '', content.price ?? ''];
    case 'file':
      return [content.name, ...files.map(({ name = '' }) => name)];
    default:
      return [];
  }
}
