import type { Readable } from 'node:stream';

/** Ids that the service made: what every file system and bucket takes as a name. */
export const FILE_NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** Bytes from the first to the last, both counted from 0 and included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Where the bytes of uploaded files lie. What a file is, and whose, stands in the database.
 * A name that does not fit {@link FILE_NAME} MUST be refused by every method with a `TypeError`.
 */
export interface FileStore {
  /**
   * Stores a stream under a name that was never used. MUST resolve only when the bytes would survive the
   * loss of power; until then, and for ever when `source` fails or the disk does, there MUST be nothing
   * under that name. Rejects with the error of `source`, or of the disk.
   */
  put(name: string, source: Readable): Promise<{ bytes: number }>;
  /**
   * The bytes, or those of a range that lies within them; null: there is no such file. Whoever asks
   * reads them or destroys the stream.
   */
  get(name: string, range?: ByteRange): Promise<Readable | null>;
  stat(name: string): Promise<{ bytes: number } | null>;
  /** What is not there is deleted already. */
  delete(name: string): Promise<void>;
}
