import { CccError } from '@ccc/protocol';
import { isMp4 } from './document-kinds';
import { requireExtension } from './extension';
import type { Inspector, Measured } from './inspector';
import { requireLength } from './media-length';
import { MoovFinder } from './mp4-boxes';
import { readWebmHeader } from './webm-header';

/** The tracks of a WebM are told within this. */
const HEAD_BYTES = 16 * 1024;
const WEBM = Buffer.from('1a45dfa3', 'hex');

/** MP4, wherever its index stands, and WebM. */
export class VideoInspector implements Inspector {
  readonly #extension: string | undefined;
  #head: Buffer = Buffer.alloc(0);
  #finder: MoovFinder | undefined;

  constructor(extension: string | undefined) {
    this.#extension = extension;
  }

  push(chunk: Buffer): void {
    if (this.#finder) return this.#finder.push(chunk);
    if (this.#head.length >= HEAD_BYTES) return;
    this.#head = Buffer.concat([this.#head, chunk]);
    if (this.#head.length < 12) return;
    if (isMp4(this.#head)) {
      requireExtension(this.#extension, ['mp4', 'mov', 'm4v']);
      this.#finder = new MoovFinder();
      this.#finder.push(this.#head);
    } else {
      if (!this.#head.subarray(0, 4).equals(WEBM)) throw new CccError('file.kindMismatch');
      requireExtension(this.#extension, ['webm']);
    }
  }

  end(): Measured {
    // QuickTime's is the same container, under a name that browsers do not take.
    const mime = this.#finder ? 'video/mp4' : 'video/webm';
    const facts = this.#finder ? this.#finder.facts : readWebmHeader(this.#head);
    // Cut short, or sound alone.
    if (!facts || (this.#finder && facts.width === undefined)) {
      throw new CccError('file.kindMismatch');
    }
    if (facts.durationMs !== undefined) requireLength(facts.durationMs);
    return { mime, ...facts };
  }
}
