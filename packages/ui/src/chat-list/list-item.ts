import type { MediaBlock } from '../media-bubble/media-block';

/** One reply that the customer may tap instead of typing; the keyword is what is sent. */
export interface ChoiceChip {
  keyword: string;
  label: string;
}

export type SendState = 'sent' | 'sending' | 'failed';

/** What somebody said. */
export interface BubbleItem {
  kind: 'bubble';
  /** Unique in the list and kept while a message is sent, or the bubble is drawn anew. */
  key: string;
  /** Milliseconds since 1970. */
  at: number;
  /** `own` is drawn on the right. */
  side: 'own' | 'other';
  name: string;
  /** Empty: the default picture. */
  avatarUrl: string;
  text: string;
  /** Empty: the message is words. */
  pictureUrl: string;
  /** Pixels of the picture itself. */
  pictureWidth: number;
  pictureHeight: number;
  /** A document, voice message, video or card, in place of words and pictures. */
  media: MediaBlock | null;
  /** Of the upload, 0 to 100; -1: there is none. */
  progress: number;
  /** Always `sent` for the other side. */
  send: SendState;
  /** What it answers, in a line; empty: nothing. */
  quote?: string;
  /** Whether it was read, in words; empty: it does not say. */
  mark?: string;
  /** Chips below the bubble; empty once they no longer apply. */
  choices: ChoiceChip[];
}

/** A grey line in the middle: what happened. */
export interface NoticeLine {
  kind: 'notice';
  key: string;
  at: number;
  text: string;
  /** What can be tapped behind the words; empty: nothing. */
  action?: string;
  /** Drawn as a card with a button while there is an action. */
  isCard?: boolean;
}

export type ListItem = BubbleItem | NoticeLine;

/** The time, between items that are more than five minutes apart. */
export interface DividerLine {
  kind: 'divider';
  key: string;
  at: number;
  text: string;
}

export type ListRow = ListItem | DividerLine;
