/** In JSON as JavaScript writes it, both only ever appear escaped. */
const UNSTORABLE_ESCAPES = /\\u(?:0000|d[89a-f])/i;
const UNSTORABLE = /\0|\p{Surrogate}/gu;
const REPLACEMENT = '\uFFFD';

/**
 * The value as JSON text that a `jsonb` column takes: PostgreSQL refuses NUL and half a surrogate pair,
 * which a customer can well send; they become U+FFFD.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  if (!UNSTORABLE_ESCAPES.test(text)) return text;
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? storableText(part) : part,
  );
}

/** The text as a `text` column takes it. */
export function storableText(text: string): string {
  return text.replace(UNSTORABLE, REPLACEMENT);
}
