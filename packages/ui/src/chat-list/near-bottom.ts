import type { ListItem } from './list-item';

/** Someone who is at most this far from the end is reading the newest message. */
const NEAR_BOTTOM_PX = 96;

/** One report of the scroll position, in px. */
export interface ScrollReport {
  scrollTop: number;
  scrollHeight: number;
  viewHeight: number;
  /** `scrollTop` of the report before. */
  previousTop: number;
}

/**
 * Whether a reader follows the conversation, rather than reading back. Only moving up stops it: on
 * the animated way down to a new message one is far from the end, too.
 */
export function isFollowing(wasFollowing: boolean, scroll: ScrollReport): boolean {
  const { scrollTop, scrollHeight, viewHeight, previousTop } = scroll;
  if (scrollHeight - scrollTop - viewHeight <= NEAR_BOTTOM_PX) return true;
  return wasFollowing && scrollTop >= previousTop;
}

/** What new items ask of the scroll position: nobody is moved against their will. */
export interface Arrival {
  shouldFollow: boolean;
  /** Items to count on the pill; 0 when they are followed. */
  unseen: number;
}

/**
 * Own messages are always followed, others only by who follows anyway.
 * @param added Items that were not in the list before, in order.
 */
export function onArrival(added: readonly ListItem[], wasFollowing: boolean): Arrival {
  const hasOwn = added.some((item) => item.kind === 'bubble' && item.side === 'own');
  if (wasFollowing || hasOwn) return { shouldFollow: true, unseen: 0 };
  return { shouldFollow: false, unseen: added.filter((item) => item.kind === 'bubble').length };
}
