import { wordsOf } from '../i18n/words';

/** One of the five stars. */
export interface Star {
  score: number;
  isLit: boolean;
  /** What choosing it says. */
  label: string;
}

/** A word that can be added to the stars. */
export interface TagChip {
  name: string;
  isChosen: boolean;
}

/** From this score on a service was good, and other words are offered. */
const GOOD = 4;

/** The stars as they stand with a score; 0: none is chosen. */
export function starsOf(score: number, languageTag: string): Star[] {
  return wordsOf(languageTag)
    .rating.verdicts.split('|')
    .map((label, index) => ({ score: index + 1, isLit: index < score, label }));
}

/** The words that are offered with a score, none of them chosen. */
export function tagsFor(score: number, languageTag: string): TagChip[] {
  if (score === 0) return [];
  const { goodTags, badTags } = wordsOf(languageTag).rating;
  const names = (score >= GOOD ? goodTags : badTags).split('|');
  return names.map((name) => ({ name, isChosen: false }));
}
