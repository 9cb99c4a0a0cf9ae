import type { ListItem } from './list-item';

/** Someone who is at most this far from the end is reading the newest message. */
const NEAR_BOTTOM_PX = 96;

/** Whether a reader follows the conversation, rather than reading back. */
export function isNearBottom(scroll: {
  scrollTop: number;
  scrollHeight: number;
  viewHeight: number;
}): boolean {
  return scroll.scrollHeight - scroll.scrollTop - scroll.viewHeight <= NEAR_BOTTOM_PX;
}

/** What new items ask of the scroll position: nobody is moved against their will. */
export interface Arrival {
  shouldFollow: boolean;
  /** Items to count on the pill; 0 when they are followed. */
  unseen: number;
}

/**
 * Own messages are always followed, others only near the bottom.
 * @param added Items that were not in the list before, in order.
 */
export function onArrival(added: readonly ListItem[], nearBottom: boolean): Arrival {
  const hasOwn = added.some((item) => item.kind === 'bubble' && item.side === 'own');
  if (nearBottom || hasOwn) return { shouldFollow: true, unseen: 0 };
  return { shouldFollow: false, unseen: added.filter((item) => item.kind === 'bubble').length };
}
