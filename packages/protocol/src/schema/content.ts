import { Type } from '@sinclair/typebox';
import { open } from './primitives';

/**
 * What a client may send. The length in characters, and kinds unknown here, are judged by the
 * session, so that they get `message.tooLong` and `message.unsupported` and not `frame.malformed`.
 */
export const contentSchema = Type.Union([
  open({ type: Type.Literal('text'), text: Type.String() }),
  open({ type: Type.String({ pattern: '^(?!text$).{1,32}$' }) }),
]);
