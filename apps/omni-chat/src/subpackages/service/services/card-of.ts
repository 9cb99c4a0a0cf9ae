import type { CardContent } from '@ccc/core';

const LINES = ['note', 'price', 'imageUrl', 'path', 'url'] as const;

/** The card that a page's query names; null: there is none, or it is no card. */
export function cardOf(query: { card?: string | undefined }): Omit<CardContent, 'type'> | null {
  let given: unknown;
  try {
    given = JSON.parse(decodeURIComponent(query.card ?? ''));
  } catch {
    return null;
  }
  if (typeof given !== 'object' || given === null) return null;
  const fields: Readonly<Record<string, unknown>> = { ...given };
  if (typeof fields.title !== 'string' || fields.title.trim() === '') return null;
  const card: Omit<CardContent, 'type'> = { title: fields.title };
  for (const line of LINES) {
    const text = fields[line];
    if (typeof text === 'string' && text !== '') card[line] = text;
  }
  return card;
}
