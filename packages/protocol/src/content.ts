import type { FileId } from './ids';

/** One answer that the customer may tap instead of typing; the keyword is what is sent. */
export interface Choice {
  keyword: string;
  label: string;
}

/** Words; `choices` comes only from the flow. At most {@link LIMITS.textMaxChars} characters. */
export interface TextContent {
  type: 'text';
  text: string;
  choices?: Choice[];
}

/**
 * A picture: JPEG, PNG, GIF or WebP, uploaded before it is sent. What a sender says of its size is only
 * for the eye until the service has measured it.
 */
export interface ImageContent {
  type: 'image';
  /** As the upload answered. */
  file: FileId;
  /** Pixels, as the picture is to be shown. */
  width: number;
  height: number;
  bytes: number;
  /**
   * Where it lies below the base URL, signed and good for at least a day; only in what the service
   * says, made anew each time.
   */
  url?: string;
}

/** What a message says. Kinds a client does not know are shown as "not supported here". */
export type MessageContent = TextContent | ImageContent;

/** What stands for a picture where only words fit (`lastText`); shown in the reader's language. */
export const IMAGE_PREVIEW = '[image]';

/** Limits that both sides of the wire know. */
export const LIMITS = {
  /** Characters (UTF-16 units) of one text message. */
  textMaxChars: 4000,
  /** Bytes of one frame, in either direction. */
  frameMaxBytes: 65536,
  /** Silence after which a client says `ping`. */
  heartbeatMs: 25000,
  /** Silence after which the service closes a connection. */
  idleTimeoutMs: 60000,
  /** A client command id: 1 to 64 of `A-Za-z0-9_-`. */
  commandIdMaxChars: 64,
  /** Bytes of one uploaded file. */
  fileMaxBytes: 10 * 1024 * 1024,
  /** Width times height of one picture. */
  imageMaxPixels: 50_000_000,
} as const;
