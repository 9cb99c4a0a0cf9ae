interface ListShape {
  max: number;
  /** What the entries are called: `个页面`, `pages`. */
  zh: string;
  en: string;
}

/**
 * Reads a setting that is a JSON list.
 * @param readEntry gets the fields of an entry, and how to name it in an error
 * @throws Error with words that say what is wrong, and with which entry
 */
export function readJsonList<Entry>(
  raw: string,
  { max, zh, en }: ListShape,
  readEntry: (fields: Record<string, unknown>, which: string) => Entry,
): Entry[] {
  const entries = parsed(raw);
  if (!Array.isArray(entries)) throw new Error('应为 JSON 数组 (must be a JSON array)');
  if (entries.length > max) throw new Error(`最多 ${max} ${zh} (at most ${max} ${en})`);
  return entries.map((entry: unknown, index) =>
    readEntry(
      typeof entry === 'object' ? { ...entry } : {},
      `第 ${index + 1} 个 (no. ${index + 1})`,
    ),
  );
}

/** Undefined: no JSON. */
function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
