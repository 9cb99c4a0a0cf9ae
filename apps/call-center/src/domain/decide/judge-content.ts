import {
  LIMITS,
  type Actor,
  type MessageContent,
  type TextContent,
  type UploadedContent,
} from '@ccc/protocol';
import type { FileFacts, MessageFacts } from '../contract';
import { refuse, type Refusal } from './decision';
import { judgeCard } from './judge-card';
import { isSameActor } from './same-actor';

/** What goes into the log, or why nothing does. */
type Judged = { content: MessageContent } | Refusal;

/**
 * What goes into the log for what somebody wants to say, or why it does not.
 * @param files What the content names, as far as it lies in the store.
 * @param quoted The message that it quotes, if there is one.
 */
export function judgeContent(
  actor: Actor,
  content: MessageContent,
  files: readonly FileFacts[],
  quoted?: MessageFacts,
): Judged {
  switch (content.type) {
    case 'text':
      return judgeText(content, quoted);
    case 'image':
    case 'file':
    case 'voice':
    case 'video':
      return judgeUpload(actor, content, files);
    case 'card':
      return judgeCard(content);
    default:
      return refuse('message.unsupported');
  }
}

/** Choices come only from the flow. */
function judgeText({ text, quote }: TextContent, quoted: MessageFacts | undefined): Judged {
  if (text.trim() === '') return refuse('message.empty');
  if (text.length > LIMITS.textMaxChars) {
    return refuse('message.tooLong', { max: LIMITS.textMaxChars });
  }
  if (!quote) return { content: { type: 'text', text } };
  if (quoted?.seq !== quote.seq) return refuse('message.unknown');
  if (quoted.isRecalled) return refuse('message.recalled');
  return { content: { type: 'text', text, quote: { seq: quote.seq } } };
}

/** The file decides what the log says of it; a file of somebody else is as unknown as none. */
function judgeUpload(actor: Actor, content: UploadedContent, files: readonly FileFacts[]): Judged {
  const own = files.filter(({ owner }) => isSameActor(owner, actor));
  const found = own.find(({ id, kind }) => id === content.file && kind === content.type);
  if (!found) return refuse('file.unknown');
  const said = contentOf(content, found);
  if (said.type !== 'video' || content.type !== 'video' || content.poster === undefined) {
    return { content: said };
  }
  const poster = own.find(({ id, kind }) => id === content.poster && kind === 'image');
  return poster ? { content: { ...said, poster: poster.id } } : refuse('file.unknown');
}

function contentOf(content: UploadedContent, file: FileFacts): UploadedContent {
  const { id, bytes, mime } = file;
  switch (content.type) {
    case 'image': {
      const { width = content.width, height = content.height } = file;
      return { type: 'image', file: id, width, height, bytes };
    }
    case 'file':
      return { type: 'file', file: id, name: file.name ?? content.name, mime, bytes };
    case 'voice':
      return { type: 'voice', file: id, durationMs: file.durationMs ?? content.durationMs, bytes };
    case 'video': {
      // A browser's recording does not say how long it is; then its sender may, within the limit.
      const { width = content.width, height = content.height } = file;
      const claimed = content.durationMs && Math.min(content.durationMs, LIMITS.mediaMaxMs);
      const durationMs = file.durationMs ?? claimed;
      return {
        type: 'video',
        file: id,
        width,
        height,
        ...(durationMs === undefined ? {} : { durationMs }),
        bytes,
      };
    }
  }
}
