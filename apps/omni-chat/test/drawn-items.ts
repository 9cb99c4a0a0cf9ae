import type { ListItem, ListSource } from '@ccc/ui';

/** All that a list would draw of a source, had it the room. */
export function drawnItems(source: ListSource): ListItem[] {
  return Array.from({ length: source.length }, (_none, index) => source.item(index));
}
