import { Transform, type TransformCallback } from 'node:stream';
import { CccError } from '@ccc/protocol';
import type { Inspector, Measured } from './inspector';

/** Lets the bytes of an acceptable upload through, and fails with its `CccError` as soon as they are none. */
export class UploadGate extends Transform {
  readonly #maxBytes: number;
  readonly #inspector: Inspector;
  #measured: Measured | undefined;
  #bytes = 0;

  constructor(maxBytes: number, inspector: Inspector) {
    super();
    this.#maxBytes = maxBytes;
    this.#inspector = inspector;
  }

  /** What it is; known once the stream has ended. */
  get measured(): Measured {
    if (!this.#measured) throw new CccError('file.kindMismatch');
    return this.#measured;
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) {
      return done(new CccError('file.tooLarge', { params: { max: this.#maxBytes } }));
    }
    const fault = faultOf(() => this.#inspector.push(chunk));
    if (fault) done(fault);
    else done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    done(
      faultOf(() => {
        this.#measured = this.#inspector.end();
      }),
    );
  }
}

function faultOf(work: () => void): Error | null {
  try {
    work();
    return null;
  } catch (error) {
    // A file that makes a reader stumble is none of the kind that it says.
    return error instanceof CccError ? error : new CccError('file.kindMismatch', { origin: error });
  }
}
