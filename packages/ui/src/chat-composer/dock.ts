/** What stands below the field. */
export type Dock = 'closed' | 'keyboard' | 'emoji' | 'more';

/** Before a keyboard has shown how high it is here. */
export const FIRST_PANEL_HEIGHT_PX = 280;

/**
 * The height below the field. A panel is as high as the keyboard that it takes the place of, so that
 * nothing jumps when one gives way to the other.
 */
export function roomBelow(dock: Dock, keyboardHeightPx: number, panelHeightPx: number): number {
  if (dock === 'closed') return 0;
  return dock === 'keyboard' ? keyboardHeightPx : panelHeightPx;
}

/** The text with something put in at a place, and the place behind it. */
export function insertAt(
  text: string,
  cursor: number,
  inserted: string,
): { text: string; cursor: number } {
  const at = Math.min(Math.max(cursor, 0), text.length);
  return { text: text.slice(0, at) + inserted + text.slice(at), cursor: at + inserted.length };
}
