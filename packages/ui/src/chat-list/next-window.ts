import { growthOf, type ListSource, type SourceMark } from './list-source';
import { onArrival } from './near-bottom';
import { grown, newest, upward, type RowWindow } from './row-window';

/** The list before a new conversation is shown in it. */
export interface ShownList {
  mark: SourceMark;
  window: RowWindow;
  isFollowing: boolean;
  /** The reader reached the top and waits for what is above. */
  awaitsOlder: boolean;
}

/** What showing a conversation does to the list. */
export interface NextList {
  window: RowWindow;
  awaitsOlder: boolean;
  /** New items to count on the pill; 0 when they are followed. */
  unseen: number;
  /** Whether the list goes to its end, and whether that is seen as a movement. */
  scroll: 'none' | 'jump' | 'glide';
  /** The reader's place has to be kept while it is drawn. */
  keepsPlace: boolean;
}

/** Which part of a conversation is drawn after it has changed, and where its reader is then. */
export function nextList(before: ShownList, source: ListSource): NextList {
  const { mark, isFollowing, window: drawn } = before;
  const isFirst = mark.length === 0;
  const { prepended, added } = growthOf(mark, source);
  const arrived = isFirst ? [] : added.map((index) => source.item(index));
  const arrival = onArrival(arrived, isFollowing || isFirst);
  const isShorter = source.length < mark.length;
  const wasAtEnd = drawn.end >= source.length - prepended - added.length || isShorter;
  let window = {
    start: drawn.start + prepended,
    end: Math.min(drawn.end + prepended, source.length),
  };
  // A conversation that comes after what waits to be sent, which was shown before it.
  const isBehind = prepended > 0 && wasAtEnd && !before.awaitsOlder && !isFirst;
  const mustJump = (arrival.shouldFollow && !wasAtEnd) || window.start >= window.end;
  if (isFirst || (isBehind && isFollowing) || mustJump) window = newest(source.length);
  else if (wasAtEnd) window = grown(window, source.length, arrival.shouldFollow);
  const hasOlder = prepended > 0 && before.awaitsOlder;
  const follows = added.length > 0 && arrival.shouldFollow;
  const isSeen = follows || (isFirst && source.length > 0);
  return {
    window: hasOlder ? upward(window) : window,
    awaitsOlder: before.awaitsOlder && !hasOlder,
    unseen: arrival.unseen,
    scroll: !isSeen ? 'none' : !isFirst && wasAtEnd ? 'glide' : 'jump',
    keepsPlace: !isFirst && !follows,
  };
}
