import { Transform, type TransformCallback } from 'node:stream';
import { CccError } from '@ccc/protocol';
import { EXTENSIONS, readPictureHeader, type PictureHeader } from './picture-header';

/** A JPEG may carry colour profiles and previews before its size. */
const HEAD_MAX_BYTES = 512 * 1024;

export interface PictureLimits {
  maxBytes: number;
  maxPixels: number;
  /** As its sender calls it; an extension must fit what the bytes say. */
  fileName: string;
}

/**
 * Lets the bytes of an acceptable picture through, and fails as soon as they are none:
 * `file.tooLarge`, `file.kindMismatch`, `file.tooManyPixels`.
 */
export class PictureGate extends Transform {
  readonly #limits: PictureLimits;
  #head: Buffer = Buffer.alloc(0);
  #header: PictureHeader | undefined;
  #bytes = 0;

  constructor(limits: PictureLimits) {
    super();
    this.#limits = limits;
  }

  /** What it is; known once the stream has ended. */
  get header(): PictureHeader {
    if (!this.#header) throw new CccError('file.kindMismatch');
    return this.#header;
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.#bytes += chunk.length;
    const { maxBytes } = this.#limits;
    if (this.#bytes > maxBytes) {
      return done(new CccError('file.tooLarge', { params: { max: maxBytes } }));
    }
    const fault = this.#header ? null : this.#look(chunk);
    if (fault) done(fault);
    else done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    done(this.#header ? null : new CccError('file.kindMismatch'));
  }

  #look(chunk: Buffer): CccError | null {
    this.#head = Buffer.concat([this.#head, chunk]);
    const reading = readPictureHeader(this.#head);
    if (reading === 'more') {
      return this.#head.length < HEAD_MAX_BYTES ? null : new CccError('file.kindMismatch');
    }
    this.#head = Buffer.alloc(0);
    if (reading === 'none' || !this.#fitsName(reading)) return new CccError('file.kindMismatch');
    const { maxPixels } = this.#limits;
    if (reading.width * reading.height > maxPixels) {
      return new CccError('file.tooManyPixels', { params: { max: maxPixels } });
    }
    this.#header = reading;
    return null;
  }

  /** Phones hand out names without an extension; a wrong one is a lie. */
  #fitsName({ mime }: PictureHeader): boolean {
    const extension = /\.([^./\\]*)$/.exec(this.#limits.fileName)?.[1]?.toLowerCase();
    return extension === undefined || EXTENSIONS[mime].includes(extension);
  }
}
