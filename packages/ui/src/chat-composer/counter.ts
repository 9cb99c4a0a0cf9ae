import { fill, type Words } from '../i18n/words';

/** From this share of the limit on, what is left is shown. */
const SHOWN_FROM = 0.9;

/** What the composer says about the length of a draft. */
export interface Counter {
  /** Empty while the limit is far. */
  text: string;
  isOver: boolean;
}

/** @param maxChars UTF-16 units, as the service counts them. */
export function counterOf(draft: string, maxChars: number, words: Words['composer']): Counter {
  const left = maxChars - draft.length;
  if (left < 0) return { text: fill(words.over, { count: -left }), isOver: true };
  if (draft.length < maxChars * SHOWN_FROM) return { text: '', isOver: false };
  return { text: fill(words.left, { count: left }), isOver: false };
}
