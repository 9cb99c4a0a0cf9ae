/** A piece of a text, and whether it is what was looked for. */
export interface MarkedPart {
  text: string;
  isHit: boolean;
}

/** Cuts a text where the words are found, whatever the case of their letters. */
export function markedParts(text: string, words: string): MarkedPart[] {
  const wanted = words.trim().replace(/\s+/g, ' ');
  if (wanted === '') return [{ text, isHit: false }];
  const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu');
  const parts: MarkedPart[] = [];
  let from = 0;
  for (const { 0: hit, index } of text.matchAll(pattern)) {
    if (index > from) parts.push({ text: text.slice(from, index), isHit: false });
    parts.push({ text: hit, isHit: true });
    from = index + hit.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isHit: false });
  return parts;
}
