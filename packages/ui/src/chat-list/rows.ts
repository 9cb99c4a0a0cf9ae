import { dividerText } from '../shared/clock-text';
import type { ListItem, ListRow } from './list-item';

const DIVIDER_GAP_MS = 5 * 60 * 1000;

/**
 * Items with a time above the first one and wherever more than five minutes passed.
 * @param previousAt When the item before the first of these was; it decides on the time above it.
 */
export function toRows(
  items: readonly ListItem[],
  now: number,
  languageTag: string,
  previousAt?: number,
): ListRow[] {
  const rows: ListRow[] = [];
  items.forEach((item, index) => {
    const before = items[index - 1]?.at ?? previousAt;
    if (before === undefined || item.at - before > DIVIDER_GAP_MS) {
      const text = dividerText(item.at, now, languageTag);
      rows.push({ kind: 'divider', key: `time-${item.key}`, at: item.at, text });
    }
    rows.push(item);
  });
  return rows;
}
