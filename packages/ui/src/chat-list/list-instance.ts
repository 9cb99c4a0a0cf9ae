import type { ListItem } from './list-item';
import type { ListSource } from './list-source';

/** Whether there are messages above the first item, and how far they have come. */
export type OlderItems = 'none' | 'more' | 'loading' | 'failed';

/** What a reader missed while away: the first of the messages, and how many. */
export interface MissedItems {
  key: string;
  count: number;
}

export interface ListSurroundings {
  /** Default: `none`. */
  older?: OlderItems | undefined;
  missed?: MissedItems | undefined;
}

/** The methods of `<chat-list>`; reach them with `selectComponent`. */
export interface ChatListInstance {
  show(items: ListSource | readonly ListItem[], now: number, around?: ListSurroundings): void;
  keepEnd(): void;
  /** Whether the newest message is, or is about to be, before the reader's eyes. */
  isAtEnd(): boolean;
  /** Scrolls to an item of the list. */
  reveal(key: string): void;
}
