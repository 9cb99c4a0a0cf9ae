import { CccError, LIMITS, type UploadKind } from '@ccc/protocol';

/** What every kind has: a file of this device. */
interface LocalFile {
  /** What the host calls it: a temporary path of `wx`, a path of the browser's `files`. */
  localPath: string;
  bytes: number;
}

/** A picture on this device. */
export interface LocalPicture extends LocalFile {
  type: 'image';
  /** Pixels. */
  width: number;
  height: number;
}

/** A document; its name has the extension that says its kind. */
export interface LocalDocument extends LocalFile {
  type: 'file';
  name: string;
  mime: string;
}

export interface LocalVoice extends LocalFile {
  type: 'voice';
  durationMs: number;
}

export interface LocalVideo extends LocalFile {
  type: 'video';
  /** Pixels. */
  width: number;
  height: number;
  durationMs?: number;
  /** A picture of this device, shown until it plays. */
  posterPath?: string;
}

/** Anything of this device that can be sent. */
export type LocalMedia = LocalPicture | LocalDocument | LocalVoice | LocalVideo;

/** Recorders and albums round up. */
const SLACK_MS = 1000;

/** What the service would refuse is refused before it is anything. @throws CccError */
export function requireSendable(media: LocalMedia): void {
  const max = LIMITS.uploadMaxBytes[media.type];
  if (media.bytes > max) throw new CccError('file.tooLarge', { params: { max } });
  const durationMs = 'durationMs' in media ? media.durationMs : undefined;
  if (durationMs !== undefined && durationMs > LIMITS.mediaMaxMs + SLACK_MS) {
    throw new CccError('file.tooLong', { params: { max: LIMITS.mediaMaxMs / 1000 } });
  }
}

type Fields = Readonly<Record<string, 'string' | 'number'>>;

/** What each kind must have to be sent, and what it may. */
const FIELDS: Readonly<Record<UploadKind, { must: Fields; may: Fields }>> = {
  image: { must: { width: 'number', height: 'number' }, may: {} },
  file: { must: { name: 'string', mime: 'string' }, may: {} },
  voice: { must: { durationMs: 'number' }, may: {} },
  video: {
    must: { width: 'number', height: 'number' },
    may: { durationMs: 'number', posterPath: 'string', poster: 'string' },
  },
};

/** Reads what a store gave back; `undefined`: it is nothing that this version can send. */
export function readMedia(stored: Readonly<Record<string, unknown>>): LocalMedia | undefined {
  const kind = Object.keys(FIELDS).find((known) => known === stored.type);
  if (kind === undefined) return undefined;
  const { must, may } = FIELDS[kind as UploadKind];
  const all = { ...must, localPath: 'string', bytes: 'number' } as const;
  const media: Record<string, unknown> = { type: kind };
  for (const [name, type] of Object.entries({ ...all, ...may, file: 'string' })) {
    if (typeof stored[name] === type) media[name] = stored[name];
  }
  return isWhole(media, all) ? media : undefined;
}

function isWhole(
  media: LocalMedia | Readonly<Record<string, unknown>>,
  must: Fields,
): media is LocalMedia {
  const fields: Readonly<Record<string, unknown>> = { ...media };
  return Object.entries(must).every(([name, type]) => typeof fields[name] === type);
}
