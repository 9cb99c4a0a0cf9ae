import type { ChatItem } from '@ccc/core';
import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Distance from the end, in pixels, within which the list follows what is new. */
export const NEAR_PX = 80;

/** Distance from the top, in pixels, within which older messages are fetched. */
const NEAR_TOP_PX = 240;

interface FollowBottom {
  /** What scrolls. */
  list: RefObject<HTMLDivElement | null>;
  /** What grows inside it. */
  content: RefObject<HTMLDivElement | null>;
  /** Items that came at the end while the reader was further up. */
  fresh: number;
  onScroll(): void;
  toBottom(): void;
}

/**
 * Keeps a list at its end while the reader is there, and leaves it alone while they read further
 * up, also when older items come above. Words of one's own always bring it to the end.
 * @param onTop The reader came up to the first items.
 */
export function useFollowBottom(
  items: readonly ChatItem[],
  isLastOwn: boolean,
  onTop: () => void,
): FollowBottom {
  const list = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isNear = useRef(true);
  /** From the top of what is seen to the end of the list: what comes above does not change it. */
  const fromEnd = useRef(0);
  /** Where the list was scrolled to when last looked at. */
  const top = useRef(0);
  const known = useRef<readonly ChatItem[]>([]);
  const [seen, setSeen] = useState(0);

  const note = useCallback(() => {
    const element = list.current;
    if (!element) return;
    fromEnd.current = element.scrollHeight - element.scrollTop;
    top.current = element.scrollTop;
  }, []);

  /** The reader went up, and the event that tells so is still on its way. */
  const isLeaving = useCallback(() => {
    const element = list.current;
    if (!element || element.scrollTop >= top.current) return false;
    return element.scrollHeight - element.scrollTop - element.clientHeight > NEAR_PX;
  }, []);

  const keepPlace = useCallback(() => {
    const element = list.current;
    if (!element) return;
    // How far the reader went up since: that is not taken back.
    const gone = isLeaving() ? top.current - element.scrollTop : 0;
    top.current = element.scrollHeight - fromEnd.current;
    element.scrollTop = top.current - gone;
  }, [isLeaving]);

  const toBottom = useCallback(() => {
    const element = list.current;
    if (element) element.scrollTop = element.scrollHeight;
    isNear.current = true;
    note();
    setSeen(known.current.length);
  }, [note]);

  const onScroll = useCallback(() => {
    const element = list.current;
    if (!element) return;
    const isUpwards = element.scrollHeight - element.scrollTop > fromEnd.current;
    note();
    isNear.current = fromEnd.current - element.clientHeight <= NEAR_PX;
    if (isNear.current) setSeen(known.current.length);
    if (isUpwards && element.scrollTop < NEAR_TOP_PX) onTop();
  }, [note, onTop]);

  useLayoutEffect(() => {
    const before = known.current;
    known.current = items;
    const prepended = countPrepended(before, items);
    const isGrown = items.length - prepended > before.length;
    const isFollowing = isNear.current && !isLeaving();
    if (before.length === 0 || isFollowing || (isGrown && isLastOwn)) return toBottom();
    if (prepended === 0) return;
    keepPlace();
    setSeen((count) => count + prepended);
  }, [items, isLastOwn, toBottom, isLeaving, keepPlace]);

  useLayoutEffect(() => {
    if (isNear.current || !list.current) return;
    // The row above the first message goes with the last page.
    keepPlace();
    // What `onTop` does may be possible only now, and a reader at the very top cannot scroll for it.
    if (list.current.scrollTop < NEAR_TOP_PX) onTop();
  }, [keepPlace, onTop]);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    // Heights change with the window, the panel beside it, and a line under a failed message.
    const observer = new ResizeObserver(() => {
      if (isLeaving()) return;
      if (isNear.current) element.scrollTop = element.scrollHeight;
      note();
    });
    observer.observe(element);
    if (content.current) observer.observe(content.current);
    return () => observer.disconnect();
  }, [note, isLeaving]);

  return { list, content, fresh: Math.max(0, items.length - seen), onScroll, toBottom };
}

/** How many items now stand before the one that was first. */
function countPrepended(before: readonly ChatItem[], after: readonly ChatItem[]): number {
  const [first] = before;
  if (!first || first.key === after[0]?.key) return 0;
  return Math.max(
    0,
    after.findIndex(({ key }) => key === first.key),
  );
}
