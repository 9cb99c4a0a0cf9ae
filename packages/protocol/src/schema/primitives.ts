import { Type, type TSchema } from '@sinclair/typebox';
import { LIMITS } from '../content';

/** Ids that the service minted: opaque, short. */
export const idSchema = Type.String({ minLength: 1, maxLength: 64 });

/** The id that a client gives a command. */
export const commandIdSchema = Type.String({
  pattern: `^[A-Za-z0-9_-]{1,${LIMITS.commandIdMaxChars}}$`,
});

export const seqSchema = Type.Integer({ minimum: 0 });

/** Milliseconds since 1970. */
export const timeSchema = Type.Integer({ minimum: 0 });

/** An object that ignores what it does not know, as the wire asks for. */
export function open<Properties extends Record<string, TSchema>>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: true });
}

/** One of some words. */
export function words<const Words extends readonly string[]>(list: Words) {
  return Type.Union(list.map((word: Words[number]) => Type.Literal(word)));
}
