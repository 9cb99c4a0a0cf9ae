/** The items that are drawn: `start` up to, not with, `end`. */
export interface RowWindow {
  start: number;
  end: number;
}

/** Items drawn at first, and put in at an end that the reader comes near to. */
export const PAGE_ITEMS = 60;
/** Items drawn at most. */
export const MAX_ITEMS = 180;

/** The newest items. */
export function newest(length: number): RowWindow {
  return { start: Math.max(0, length - PAGE_ITEMS), end: length };
}

/** A page further up; what is too far below is taken away. */
export function upward({ start, end }: RowWindow): RowWindow {
  const from = Math.max(0, start - PAGE_ITEMS);
  return { start: from, end: Math.min(end, from + MAX_ITEMS) };
}

/** A page further down; what is too far above is taken away. */
export function downward({ start, end }: RowWindow, length: number): RowWindow {
  const to = Math.min(length, end + PAGE_ITEMS);
  return { start: Math.max(start, to - MAX_ITEMS), end: to };
}

/**
 * The window after items were added at the end. For who follows it goes along, and what is far above
 * goes; for who reads above it grows while there is room, so that nothing moves.
 */
export function grown(window: RowWindow, length: number, isFollowing: boolean): RowWindow {
  const { start } = window;
  if (length - start <= MAX_ITEMS) return { start, end: length };
  if (isFollowing) return { start: length - (MAX_ITEMS - PAGE_ITEMS), end: length };
  return { start, end: Math.max(window.end, start + MAX_ITEMS) };
}
