/** A document. */
export interface FileBlock {
  kind: 'file';
  name: string;
  bytes: number;
}

/** Spoken words. */
export interface VoiceBlock {
  kind: 'voice';
  /** Whole seconds. */
  seconds: number;
  /** Nobody has listened to it here. */
  isUnread: boolean;
  isPlaying: boolean;
}

/** A video that waits to be played. */
export interface VideoBlock {
  kind: 'video';
  /** Empty: it has none. */
  posterUrl: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Milliseconds; 0: not known. */
  durationMs: number;
}

/** An order, a product, a page. Empty lines are not shown. */
export interface CardBlock {
  kind: 'card';
  title: string;
  note: string;
  price: string;
  imageUrl: string;
  /** Whether a tap leads anywhere. */
  isLink: boolean;
}

/** What a bubble shows in place of words and pictures. */
export type MediaBlock = FileBlock | VoiceBlock | VideoBlock | CardBlock;
