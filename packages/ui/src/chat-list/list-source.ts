import type { ListItem } from './list-item';

/** A conversation of any length; only the items that are drawn are asked for. */
export interface ListSource {
  length: number;
  key(index: number): string;
  item(index: number): ListItem;
}

export function sourceOf(items: readonly ListItem[]): ListSource {
  const at = (index: number): ListItem => {
    const item = items[index];
    if (!item) throw new RangeError(`no item ${index} of ${items.length}`);
    return item;
  };
  return { length: items.length, key: (index) => at(index).key, item: at };
}

export function isList(items: ListSource | readonly ListItem[]): items is readonly ListItem[] {
  return Array.isArray(items);
}

/** Newest items that are compared: what is on its way stands last, and others may come before it. */
const TAIL_ITEMS = 50;

/** What is remembered of a source to see what is new in the next: little, whatever its length. */
export interface SourceMark {
  length: number;
  firstKey: string;
  tailKeys: readonly string[];
}

export const NOTHING: SourceMark = { length: 0, firstKey: '', tailKeys: [] };

export function markOf(source: ListSource): SourceMark {
  const tailKeys: string[] = [];
  for (let index = Math.max(0, source.length - TAIL_ITEMS); index < source.length; index += 1) {
    tailKeys.push(source.key(index));
  }
  return { length: source.length, firstKey: source.length > 0 ? source.key(0) : '', tailKeys };
}

/** What came since the mark. */
export interface SourceGrowth {
  /** Items in front of the one that was first. */
  prepended: number;
  /** Indexes of new items at the end. */
  added: number[];
}

export function growthOf(
  { length, firstKey, tailKeys }: SourceMark,
  next: ListSource,
): SourceGrowth {
  let prepended = 0;
  while (length > 0 && prepended < next.length && next.key(prepended) !== firstKey) prepended += 1;
  // The first one went away: nothing is known of what is in front.
  if (prepended === next.length) prepended = 0;
  const added: number[] = [];
  const from = prepended + Math.max(0, length - TAIL_ITEMS);
  for (let index = from; index < next.length; index += 1) {
    if (!tailKeys.includes(next.key(index))) added.push(index);
  }
  return { prepended, added };
}
