import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Distance from the end, in pixels, within which the list follows what is new. */
export const NEAR_PX = 80;

interface FollowBottom {
  /** What scrolls. */
  list: RefObject<HTMLDivElement | null>;
  /** What grows inside it. */
  content: RefObject<HTMLDivElement | null>;
  /** Items that came while the reader was further up. */
  fresh: number;
  onScroll(): void;
  toBottom(): void;
}

/**
 * Keeps a list at its end while the reader is there, and leaves it alone while they read further
 * up. Words of one's own always bring it to the end.
 */
export function useFollowBottom(count: number, isLastOwn: boolean): FollowBottom {
  const list = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isNear = useRef(true);
  const known = useRef(0);
  const [seen, setSeen] = useState(0);

  const toBottom = useCallback(() => {
    const element = list.current;
    if (element) element.scrollTop = element.scrollHeight;
    isNear.current = true;
    setSeen(known.current);
  }, []);

  const onScroll = useCallback(() => {
    const element = list.current;
    if (!element) return;
    isNear.current = element.scrollHeight - element.scrollTop - element.clientHeight <= NEAR_PX;
    if (isNear.current) setSeen(known.current);
  }, []);

  useLayoutEffect(() => {
    const isFirst = known.current === 0;
    known.current = count;
    if (isFirst || isNear.current || isLastOwn) toBottom();
  }, [count, isLastOwn, toBottom]);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    // Heights change with the window, the panel beside it, and a line under a failed message.
    const observer = new ResizeObserver(() => {
      if (isNear.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    if (content.current) observer.observe(content.current);
    return () => observer.disconnect();
  }, []);

  return { list, content, fresh: Math.max(0, count - seen), onScroll, toBottom };
}
