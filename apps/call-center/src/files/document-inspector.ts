import { CccError, DOCUMENT_EXTENSIONS } from '@ccc/protocol';
import { DOCUMENT_KINDS, HEAD_BYTES, type DocumentKind } from './document-kinds';
import type { Inspector, Measured } from './inspector';

/** Documents: the extension says the kind, and the first bytes must not say another. */
export class DocumentInspector implements Inspector {
  readonly #kind: DocumentKind;
  #head: Buffer = Buffer.alloc(0);
  #isSeen = false;

  constructor(extension: string | undefined) {
    const known = DOCUMENT_EXTENSIONS.find((each) => each === extension);
    if (!known) throw new CccError('file.kindMismatch');
    this.#kind = DOCUMENT_KINDS[known];
  }

  push(chunk: Buffer): void {
    if (this.#isSeen) return;
    this.#head = Buffer.concat([this.#head, chunk]);
    if (this.#head.length >= HEAD_BYTES) this.#look();
  }

  end(): Measured {
    if (!this.#isSeen) this.#look();
    return { mime: this.#kind.mime };
  }

  #look(): void {
    const head = this.#head.subarray(0, HEAD_BYTES);
    if (head.length === 0 || !this.#kind.fits(head)) throw new CccError('file.kindMismatch');
    this.#isSeen = true;
    this.#head = Buffer.alloc(0);
  }
}
