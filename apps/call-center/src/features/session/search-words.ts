/** Characters shown before the words that were found, and altogether. */
const LEAD = 6;
const EXCERPT = 80;

/** The words as a pattern of `ILIKE`: what stands for other characters there stands for itself. */
export function patternOf(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}

/** One line of a text with the words in it, as far as they are found again. */
export function excerptAbout(text: string, words: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const at = line.toLowerCase().indexOf(words.replace(/\s+/g, ' ').toLowerCase());
  const characters = [...line];
  // By characters, so that none is cut in two.
  const before = at < 0 ? 0 : [...line.slice(0, at)].length;
  const start = Math.max(0, Math.min(before - LEAD, characters.length - EXCERPT));
  const end = start + EXCERPT;
  const shown = characters.slice(start, end).join('');
  return `${start > 0 ? '…' : ''}${shown}${end < characters.length ? '…' : ''}`;
}
