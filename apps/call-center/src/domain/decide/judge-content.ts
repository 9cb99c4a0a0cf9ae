import { LIMITS, type Actor, type ImageContent, type MessageContent } from '@ccc/protocol';
import type { FileFacts } from '../contract';
import { refuse, type Refusal } from './decision';

/** What goes into the log for what somebody wants to say, or why it does not. */
export function judgeContent(
  actor: Actor,
  content: MessageContent,
  file: FileFacts | undefined,
): { content: MessageContent } | Refusal {
  switch (content.type) {
    case 'text':
      return judgeText(content.text);
    case 'image':
      return judgeImage(actor, content, file);
    default:
      return refuse('message.unsupported');
  }
}

/** Choices come only from the flow. */
function judgeText(text: string): { content: MessageContent } | Refusal {
  if (text.trim() === '') return refuse('message.empty');
  if (text.length > LIMITS.textMaxChars) {
    return refuse('message.tooLong', { max: LIMITS.textMaxChars });
  }
  return { content: { type: 'text', text } };
}

/** The file decides what the log says of it; a file of somebody else is as unknown as none. */
function judgeImage(
  actor: Actor,
  { file: id }: ImageContent,
  file: FileFacts | undefined,
): { content: MessageContent } | Refusal {
  const isOwn = file?.id === id && isSame(file.owner, actor);
  if (!file || !isOwn) return refuse('file.unknown');
  const { width, height, bytes } = file;
  return { content: { type: 'image', file: id, width, height, bytes } };
}

function isSame(a: Actor, b: Actor): boolean {
  return a.kind === b.kind && 'id' in a && 'id' in b && a.id === b.id;
}
