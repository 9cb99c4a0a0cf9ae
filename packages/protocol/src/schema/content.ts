import { Type } from '@sinclair/typebox';
import { idSchema, open } from './primitives';

const imageFields = {
  file: idSchema,
  width: Type.Integer({ minimum: 1 }),
  height: Type.Integer({ minimum: 1 }),
  bytes: Type.Integer({ minimum: 1 }),
};

/**
 * What a client may send. The length in characters, and kinds unknown here, are judged by the
 * session, so that they get `message.tooLong` and `message.unsupported` and not `frame.malformed`.
 */
export const contentSchema = Type.Union([
  open({ type: Type.Literal('text'), text: Type.String() }),
  open({ type: Type.Literal('image'), ...imageFields }),
  open({ type: Type.String({ pattern: '^(?!(text|image)$).{1,32}$' }) }),
]);

/** What the service says; kinds of later versions are any object with a `type`. */
export const saidContentSchema = Type.Union([
  open({
    type: Type.Literal('text'),
    text: Type.String(),
    choices: Type.Optional(Type.Array(open({ keyword: Type.String(), label: Type.String() }))),
  }),
  open({
    type: Type.Literal('image'),
    ...imageFields,
    url: Type.String({ pattern: '^/api/v1/files/' }),
  }),
  open({ type: Type.String({ pattern: '^(?!(text|image)$).{1,32}$' }) }),
]);
