import { dividerText } from '../shared/clock-text';
import type { ListItem, ListRow } from './list-item';

const DIVIDER_GAP_MS = 5 * 60 * 1000;

/** Items with a time above the first one and wherever more than five minutes passed. */
export function toRows(items: readonly ListItem[], now: number, languageTag: string): ListRow[] {
  const rows: ListRow[] = [];
  items.forEach((item, index) => {
    const before = items[index - 1];
    if (!before || item.at - before.at > DIVIDER_GAP_MS) {
      const text = dividerText(item.at, now, languageTag);
      rows.push({ kind: 'divider', key: `time-${item.key}`, at: item.at, text });
    }
    rows.push(item);
  });
  return rows;
}
