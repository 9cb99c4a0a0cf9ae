import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { FILE_NAME, type ByteRange, type FileStore } from './file-store';

/**
 * Files in a folder, which is made when it is not there. Nodes that share a database share the folder.
 * A file is written beside its place, synced and then put there, so that a name is either whole or absent;
 * what a crash leaves in `incoming` is removed by a start on a later day.
 */
export async function openLocalFolder(dir: string): Promise<FileStore> {
  const drafts = join(dir, 'incoming');
  await removeOld(drafts);
  const incoming = join(drafts, randomBytes(9).toString('hex'));
  await mkdir(incoming, { recursive: true });
  return new LocalFolder(dir, incoming);
}

/** Of this age no other node writes on it any more. */
const OLD_MS = 86_400_000;

async function removeOld(drafts: string): Promise<void> {
  for (const name of (await orNull(readdir(drafts))) ?? []) {
    const path = join(drafts, name);
    const found = await orNull(stat(path));
    if (found && Date.now() - found.mtimeMs > OLD_MS)
      await rm(path, { recursive: true, force: true });
  }
}

class LocalFolder implements FileStore {
  readonly #dir: string;
  readonly #incoming: string;

  constructor(dir: string, incoming: string) {
    this.#dir = dir;
    this.#incoming = incoming;
  }

  async put(name: string, source: Readable): Promise<{ bytes: number }> {
    const place = this.#placeOf(name);
    const draft = join(this.#incoming, name);
    // It may fail before anybody reads it; the reading then says so.
    source.on('error', () => {});
    try {
      const bytes = await writeDurably(draft, source);
      await mkdir(dirname(place), { recursive: true });
      await rename(draft, place);
      await syncFolder(dirname(place));
      await syncFolder(this.#dir);
      return { bytes };
    } catch (error) {
      source.destroy();
      await rm(draft, { force: true });
      throw error;
    }
  }

  async get(name: string, range?: ByteRange): Promise<Readable | null> {
    const handle = await orNull(open(this.#placeOf(name), 'r'));
    return handle && handle.createReadStream(range);
  }

  async stat(name: string): Promise<{ bytes: number } | null> {
    const found = await orNull(stat(this.#placeOf(name)));
    return found && { bytes: found.size };
  }

  async delete(name: string): Promise<void> {
    await rm(this.#placeOf(name), { force: true });
  }

  /** A level of folders between: a million files in one is slow to list and to back up. */
  #placeOf(name: string): string {
    if (!FILE_NAME.test(name)) throw new TypeError('this is no name of a stored file');
    return join(this.#dir, name.slice(0, 2), name);
  }
}

async function writeDurably(path: string, source: Readable): Promise<number> {
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of source) await handle.writeFile(chunk as Buffer);
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/** A rename is only safe once its folder is; Windows has no such thing and says so. */
async function syncFolder(dir: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(dir, 'r');
    await handle.sync();
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    await handle?.close();
  }
}

async function orNull<Value>(found: Promise<Value>): Promise<Value | null> {
  try {
    return await found;
  } catch (error) {
    if (isErrno(error) && error.code === 'ENOENT') return null;
    throw error;
  }
}

function isErrno(error: unknown): error is { code: unknown } {
  return typeof error === 'object' && error !== null && 'code' in error;
}
