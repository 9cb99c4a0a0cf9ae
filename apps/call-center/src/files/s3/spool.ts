import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A stream that was read to its end, with what an upload has to say of it beforehand. */
export interface Spooled {
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
  /** The bytes from their beginning, as often as they are needed. */
  open(): Readable;
  drop(): Promise<void>;
}

/**
 * Reads a stream to its end into a temporary file. A bucket wants to know length and hash before the first
 * byte, and a try that failed is made again: nothing of an upload is held in memory for that.
 */
export async function spool(source: Readable): Promise<Spooled> {
  const path = join(tmpdir(), `ccc-upload-${randomBytes(12).toString('hex')}`);
  const drop = () => rm(path, { force: true });
  const hash = createHash('sha256');
  let bytes = 0;
  // It may fail before anybody reads it; the reading then says so.
  source.on('error', () => {});
  try {
    const handle = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of source as AsyncIterable<Buffer>) {
        hash.update(chunk);
        bytes += chunk.length;
        await handle.writeFile(chunk);
      }
    } finally {
      await handle.close();
    }
    return { bytes, sha256: hash.digest('hex'), open: () => createReadStream(path), drop };
  } catch (error) {
    source.destroy();
    await drop();
    throw error;
  }
}
