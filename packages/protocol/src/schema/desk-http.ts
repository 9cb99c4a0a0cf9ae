import { Type } from '@sinclair/typebox';
import { DESK_LIMITS } from '../desk-http';
import { open, words as oneOf } from './primitives';

/** Words that are not all blank. */
const words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' });

export const noteRequestSchema = open({ text: words(DESK_LIMITS.noteMaxChars) });

export const tagRequestSchema = open({ tag: words(DESK_LIMITS.tagMaxChars) });

export const blockRequestSchema = open({ reason: words(DESK_LIMITS.blockReasonMaxChars) });

const reply = {
  group: Type.String({ maxLength: DESK_LIMITS.replyGroupMaxChars }),
  title: words(DESK_LIMITS.replyTitleMaxChars),
  content: words(DESK_LIMITS.replyMaxChars),
};
const scope = oneOf(['shared', 'own']);

export const cannedReplyTextSchema = open(reply);

export const cannedReplyRequestSchema = open({ ...reply, scope });

export const cannedReplyImportSchema = open({
  scope,
  replies: Type.Array(open(reply), { minItems: 1, maxItems: DESK_LIMITS.repliesImported }),
});
