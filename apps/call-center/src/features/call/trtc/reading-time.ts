const IDEOGRAPH = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;
const NOTICE_MS = 1500;
const IDEOGRAPH_MS = 200;
const LETTER_MS = 60;
const LONGEST_MS = 30_000;

/** How long somebody takes who notices a text and reads it without haste: 300 ideographs or 1000 letters a minute. */
export function readingMs(text: string): number {
  let sum = NOTICE_MS;
  for (const sign of text) sum += IDEOGRAPH.test(sign) ? IDEOGRAPH_MS : LETTER_MS;
  return Math.min(sum, LONGEST_MS);
}
