import { dividerText } from '../shared/clock-text';
import type { ListItem, ListRow } from './list-item';

const DIVIDER_GAP_MS = 5 * 60 * 1000;

/** Items with a time above the first one and wherever more than five minutes passed. */
export function toRows(items: readonly ListItem[], now: number, languageTag: string): ListRow[] {
  return items.flatMap((item, index): ListRow[] => {
    const before = items[index - 1];
    if (before && item.at - before.at <= DIVIDER_GAP_MS) return [item];
    const text = dividerText(item.at, now, languageTag);
    return [{ kind: 'divider', key: `time-${item.key}`, at: item.at, text }, item];
  });
}
