import type { CardContent } from '@ccc/protocol';

const LINES = ['note', 'price', 'imageUrl', 'path', 'url'] as const;

/** The card in what somebody gave or stored, without what is none of it; `undefined`: it has no title. */
export function readCard(given: Readonly<Record<string, unknown>>): CardContent | undefined {
  if (typeof given.title !== 'string' || given.title.trim() === '') return undefined;
  const card: CardContent = { type: 'card', title: given.title };
  for (const line of LINES) {
    const text = given[line];
    if (typeof text === 'string' && text !== '') card[line] = text;
  }
  return card;
}
