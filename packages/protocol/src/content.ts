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
  /** The message of the same session that it answers. */
  quote?: { seq: number };
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

/** Why the service took a message away that nobody recalled: it did not pass the content check. */
export type RecallReason = 'contentCheck';

/** What stands where a message was taken back (`message.recalled`): its words are in no log any more. */
export interface RecalledContent {
  type: 'recalled';
  /** Absent: whoever sent it took it back. */
  reason?: RecallReason;
}

/** A document. What it is called and its kind are as the upload answered. */
export interface FileContent {
  type: 'file';
  file: FileId;
  /** As its sender calls it, with its extension. At most {@link LIMITS.fileNameMaxChars} characters. */
  name: string;
  mime: string;
  bytes: number;
  url?: string;
}

/** Spoken words: MP3, AAC, M4A or WAV of at most {@link LIMITS.mediaMaxMs}. */
export interface VoiceContent {
  type: 'voice';
  file: FileId;
  /** As the service measured it. */
  durationMs: number;
  bytes: number;
  url?: string;
}

/** A short video: MP4 or WebM of at most {@link LIMITS.mediaMaxMs}. */
export interface VideoContent {
  type: 'video';
  file: FileId;
  /** Pixels, as it is to be shown. */
  width: number;
  height: number;
  /** Absent when neither the file nor its sender says. */
  durationMs?: number;
  bytes: number;
  /** A picture to show until it plays, uploaded beside it. */
  poster?: FileId;
  url?: string;
  posterUrl?: string;
}

/** An order, a product, or a page: what the customer is talking about. At least a title. */
export interface CardContent {
  type: 'card';
  /** At most {@link LIMITS.cardMaxChars} characters, as `note` and `price`. */
  title: string;
  /** A second line: a number of an order, what was chosen. */
  note?: string;
  /** As it is to be read, with its currency: `¥68.00`. */
  price?: string;
  /** `https` only; loaded from there. */
  imageUrl?: string;
  /** A page of the mini-program that it was sent from, `/pages/…`. */
  path?: string;
  /** A web page; `https` or `http`. */
  url?: string;
}

/** What a message says. Kinds a client does not know are shown as "not supported here". */
export type MessageContent =
  | TextContent
  | ImageContent
  | FileContent
  | VoiceContent
  | VideoContent
  | CardContent
  | RecalledContent;

/** Contents that are bytes, uploaded before they are sent. */
export type UploadedContent = Extract<MessageContent, { file: FileId }>;

/** What an upload is to become. */
export type UploadKind = UploadedContent['type'];

/** What a preview is made of. */
type Previewed =
  | Pick<TextContent, 'type' | 'text'>
  | Pick<FileContent, 'type' | 'name'>
  | Pick<CardContent, 'type' | 'title'>
  | Pick<RecalledContent, 'type' | 'reason'>
  | { type: 'image' | 'voice' | 'video' };

/** The content where only words fit (`lastText`); the sign in front is shown in the reader's language. */
export function previewOf(content: Previewed): string {
  switch (content.type) {
    case 'text':
      return content.text;
    case 'file':
      return `[file] ${content.name}`;
    case 'card':
      return `[card] ${content.title}`;
    case 'recalled':
      return content.reason === undefined ? RECALLED_PREVIEW : REMOVED_PREVIEW;
    default:
      return `[${content.type}]`;
  }
}

/** Documents that are taken, by the extension of their name. */
export const DOCUMENT_EXTENSIONS = [
  ...['pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'txt', 'csv', 'rtf', 'zip', 'rar', '7z'],
  ...['jpg', 'jpeg', 'png', 'gif', 'webp', 'mp3', 'aac', 'wav', 'm4a', 'mp4', 'mov', 'webm'],
] as const;

/** What `lastText` says of a message that was taken back. */
export const RECALLED_PREVIEW = '[recalled]';

/** What `lastText` says of a message that the service took away. */
export const REMOVED_PREVIEW = '[removed]';

/** Limits that both sides of the wire know. */
export const LIMITS = {
  /** Characters (UTF-16 units) of one text message. */
  textMaxChars: 4000,
  /** Characters (UTF-16 units) of the note that goes with a transfer. */
  transferNoteMaxChars: 500,
  /** Bytes of one frame, in either direction. */
  frameMaxBytes: 65536,
  /** Silence after which a client says `ping`. */
  heartbeatMs: 25000,
  /** Silence after which the service closes a connection. */
  idleTimeoutMs: 60000,
  /** A client command id: 1 to 64 of `A-Za-z0-9_-`. */
  commandIdMaxChars: 64,
  /** Bytes of one upload, by what it is to become. */
  uploadMaxBytes: {
    image: 10 * 1024 * 1024,
    file: 20 * 1024 * 1024,
    voice: 4 * 1024 * 1024,
    video: 50 * 1024 * 1024,
  },
  /** Bytes of a customer's own picture. */
  avatarMaxBytes: 2 * 1024 * 1024,
  /** A voice message or a video. */
  mediaMaxMs: 60_000,
  /** Characters of the name of a file. */
  fileNameMaxChars: 200,
  /** Characters of each line of a card. */
  cardMaxChars: 120,
  /** Width times height of one picture. */
  imageMaxPixels: 50_000_000,
  /** How long after it was stored a message can be taken back. */
  recallMs: 120_000,
} as const;
