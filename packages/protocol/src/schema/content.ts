import { Type } from '@sinclair/typebox';
import { idSchema, open } from './primitives';

const count = Type.Integer({ minimum: 1 });
const words = Type.String({ minLength: 1 });

const imageFields = { file: idSchema, width: count, height: count, bytes: count };
const fileFields = { file: idSchema, name: words, mime: words, bytes: count };
const voiceFields = { file: idSchema, durationMs: count, bytes: count };
const videoFields = {
  file: idSchema,
  width: count,
  height: count,
  durationMs: Type.Optional(count),
  bytes: count,
  poster: Type.Optional(idSchema),
};
const cardFields = {
  title: Type.String(),
  note: Type.Optional(Type.String()),
  price: Type.Optional(Type.String()),
  imageUrl: Type.Optional(Type.String()),
  path: Type.Optional(Type.String()),
  url: Type.Optional(Type.String()),
};

const quote = Type.Optional(open({ seq: count }));
const link = Type.String({ pattern: '^/api/v1/files/' });
const later = open({
  type: Type.String({ pattern: '^(?!(text|image|file|voice|video|card)$).{1,32}$' }),
});

/**
 * What a client may send. Lengths, addresses and kinds unknown here are judged by the session, so
 * that they get a code of their own and not `frame.malformed`.
 */
export const contentSchema = Type.Union([
  open({ type: Type.Literal('text'), text: Type.String(), quote }),
  open({ type: Type.Literal('image'), ...imageFields }),
  open({ type: Type.Literal('file'), ...fileFields }),
  open({ type: Type.Literal('voice'), ...voiceFields }),
  open({ type: Type.Literal('video'), ...videoFields }),
  open({ type: Type.Literal('card'), ...cardFields }),
  later,
]);

/** What the service says; kinds of later versions are any object with a `type`. */
export const saidContentSchema = Type.Union([
  open({
    type: Type.Literal('text'),
    text: Type.String(),
    quote,
    choices: Type.Optional(Type.Array(open({ keyword: Type.String(), label: Type.String() }))),
  }),
  open({ type: Type.Literal('image'), ...imageFields, url: link }),
  open({ type: Type.Literal('file'), ...fileFields, url: link }),
  open({ type: Type.Literal('voice'), ...voiceFields, url: link }),
  open({
    type: Type.Literal('video'),
    ...videoFields,
    url: link,
    posterUrl: Type.Optional(link),
  }),
  open({ type: Type.Literal('card'), ...cardFields }),
  later,
]);
