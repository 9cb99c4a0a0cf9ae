import { Type } from '@sinclair/typebox';
import { open } from './primitives';

/**
 * What a client may send. The length in characters is judged by the session, not here,
 * so that a message over the limit gets `message.tooLong` and not `frame.malformed`.
 */
export const contentSchema = open({
  type: Type.String({ minLength: 1, maxLength: 32 }),
  text: Type.Optional(Type.String()),
});
