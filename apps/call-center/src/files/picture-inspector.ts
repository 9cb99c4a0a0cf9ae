import { CccError, LIMITS } from '@ccc/protocol';
import { requireExtension } from './extension';
import type { Inspector, Measured } from './inspector';
import { EXTENSIONS, readPictureHeader, type PictureHeader } from './picture-header';

/** A JPEG may carry colour profiles and previews before its size. */
const HEAD_MAX_BYTES = 512 * 1024;

/** JPEG, PNG, GIF, WebP: kind and size stand at the beginning. */
export class PictureInspector implements Inspector {
  readonly #extension: string | undefined;
  #head: Buffer = Buffer.alloc(0);
  #header: PictureHeader | undefined;

  constructor(extension: string | undefined) {
    this.#extension = extension;
  }

  push(chunk: Buffer): void {
    if (this.#header) return;
    this.#head = Buffer.concat([this.#head, chunk]);
    const reading = readPictureHeader(this.#head);
    if (reading === 'more') {
      if (this.#head.length < HEAD_MAX_BYTES) return;
      throw new CccError('file.kindMismatch');
    }
    this.#head = Buffer.alloc(0);
    if (reading === 'none') throw new CccError('file.kindMismatch');
    requireExtension(this.#extension, EXTENSIONS[reading.mime]);
    const max = LIMITS.imageMaxPixels;
    if (reading.width * reading.height > max) {
      throw new CccError('file.tooManyPixels', { params: { max } });
    }
    this.#header = reading;
  }

  end(): Measured {
    if (!this.#header) throw new CccError('file.kindMismatch');
    return this.#header;
  }
}
