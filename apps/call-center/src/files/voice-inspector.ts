import { CccError } from '@ccc/protocol';
import { isMp4 } from './document-kinds';
import { requireExtension } from './extension';
import type { Inspector, Measured } from './inspector';
import { requireLength } from './media-length';
import { MoovFinder } from './mp4-boxes';
import { aacDurationMs, mp3DurationMs } from './mpeg-audio';
import { wavDurationMs } from './wav-header';

interface VoiceKind {
  mime: string;
  extensions: readonly string[];
  /** Null: it is not of this kind. */
  durationMs(bytes: Buffer): number | null;
}

/** What phones record, and browsers play. */
const KINDS: readonly VoiceKind[] = [
  { mime: 'audio/wav', extensions: ['wav'], durationMs: wavDurationMs },
  { mime: 'audio/mp4', extensions: ['m4a', 'mp4', 'aac'], durationMs: m4aDurationMs },
  { mime: 'audio/mpeg', extensions: ['mp3'], durationMs: mp3DurationMs },
  { mime: 'audio/aac', extensions: ['aac'], durationMs: aacDurationMs },
];

/** Voice messages are small: they are read whole, and measured to the frame. */
export class VoiceInspector implements Inspector {
  readonly #extension: string | undefined;
  readonly #chunks: Buffer[] = [];

  constructor(extension: string | undefined) {
    this.#extension = extension;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  end(): Measured {
    const bytes = Buffer.concat(this.#chunks);
    for (const { mime, extensions, durationMs } of KINDS) {
      const found = durationMs(bytes);
      if (found === null) continue;
      if (found === 0) throw new CccError('file.kindMismatch');
      requireExtension(this.#extension, extensions);
      requireLength(found);
      return { mime, durationMs: found };
    }
    throw new CccError('file.kindMismatch');
  }
}

function m4aDurationMs(bytes: Buffer): number | null {
  if (!isMp4(bytes)) return null;
  const finder = new MoovFinder();
  finder.push(bytes);
  const { durationMs, width } = finder.facts ?? {};
  // With pictures in it, it is a video.
  return durationMs !== undefined && width === undefined ? durationMs : null;
}
