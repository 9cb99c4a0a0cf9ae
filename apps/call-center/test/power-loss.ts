import fs from 'node:fs';
import { dirname, join, relative } from 'node:path';

type Change = { at: number; data: Buffer } | { size: number };

/**
 * A disk that forgets: watches all writing under a directory and knows what a power loss would leave.
 * A file's bytes last once the file is synced; a name (new, renamed, removed) once its directory is, or the
 * file itself. Of what was not synced, `luck` says what had reached the disk all the same.
 */
export class ForgetfulDisk {
  readonly #root: string;
  readonly #luck: () => number;
  /** By inode: what is safe, and what is not yet. */
  readonly #safe = new Map<string, Buffer>();
  readonly #unsafe = new Map<string, Change[]>();
  /** Names that are safe: path to inode, directories to null. */
  readonly #names = new Map<string, string | null>();
  readonly #originals = { ...fs };

  /** Everything that is there now is safe. */
  constructor(root: string, luck: () => number) {
    this.#root = root;
    this.#luck = luck;
    this.#adopt(root);
    this.#watch();
  }

  /** Writes what a power loss at this moment would leave into `target`. */
  loseTo(target: string): void {
    const { mkdirSync, writeFileSync } = this.#originals;
    const dirs = [...this.#names].filter(([, inode]) => inode === null).map(([path]) => path);
    for (const dir of dirs.sort())
      mkdirSync(join(target, relative(this.#root, dir)), { recursive: true });
    for (const [path, inode] of this.#names) {
      if (inode === null) continue;
      const lucky = (this.#unsafe.get(inode) ?? []).filter(() => this.#luck() < 0.5);
      const bytes = changed(Buffer.from(this.#safe.get(inode) ?? []), lucky);
      const place = join(target, relative(this.#root, path));
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, bytes);
    }
  }

  /** The file system is as it was. */
  stop(): void {
    const { writeSync, ftruncateSync, truncateSync, fsyncSync, fdatasyncSync } = this.#originals;
    Object.assign(fs, { writeSync, ftruncateSync, truncateSync, fsyncSync, fdatasyncSync });
  }

  #watch(): void {
    const real = this.#originals;
    const sync = (original: (fd: number) => void) => (fd: number) => {
      original(fd);
      this.#synced(fd);
    };
    Object.assign(fs, {
      fsyncSync: sync(real.fsyncSync),
      fdatasyncSync: sync(real.fdatasyncSync),
      writeSync: (fd: number, data: Uint8Array, offset: number, length: number, at: number) => {
        const written = real.writeSync(fd, data, offset, length, at);
        const bytes = Buffer.from(Buffer.from(data.buffer, data.byteOffset + offset, written));
        this.#note(real.fstatSync(fd), { at, data: bytes });
        return written;
      },
      ftruncateSync: (fd: number, size: number) => {
        real.ftruncateSync(fd, size);
        this.#note(real.fstatSync(fd), { size });
      },
      truncateSync: (path: string, size: number) => {
        real.truncateSync(path, size);
        this.#note(real.statSync(path), { size });
      },
    });
  }

  #note(stat: fs.Stats, change: Change): void {
    const inode = inodeOf(stat);
    const changes = this.#unsafe.get(inode);
    if (changes) changes.push(change);
    else this.#unsafe.set(inode, [change]);
  }

  #synced(fd: number): void {
    const stat = this.#originals.fstatSync(fd);
    const path = this.#originals.readlinkSync(`/proc/self/fd/${fd}`);
    if (!path.startsWith(this.#root)) return;
    if (stat.isDirectory()) this.#syncNames(path);
    else this.#syncBytes(path, inodeOf(stat));
  }

  #syncBytes(path: string, inode: string): void {
    const before = this.#safe.get(inode) ?? Buffer.alloc(0);
    this.#safe.set(inode, changed(before, this.#unsafe.get(inode) ?? []));
    this.#unsafe.delete(inode);
    this.#names.set(path, inode);
  }

  #syncNames(dir: string): void {
    for (const path of [...this.#names.keys()]) {
      if (dirname(path) === dir) this.#names.delete(path);
    }
    this.#names.set(dir, null);
    for (const name of this.#originals.readdirSync(dir)) {
      const path = join(dir, name);
      const stat = this.#originals.statSync(path);
      this.#names.set(path, stat.isDirectory() ? null : inodeOf(stat));
    }
  }

  #adopt(dir: string): void {
    this.#syncNames(dir);
    for (const [path, inode] of [...this.#names]) {
      if (dirname(path) !== dir) continue;
      if (inode === null) this.#adopt(path);
      else this.#safe.set(inode, this.#originals.readFileSync(path));
    }
  }
}

/** Makes the changes, in place where there is room. */
function changed(bytes: Buffer, changes: readonly Change[]): Buffer {
  return changes.reduce((result, change) => {
    if ('size' in change) return resized(result, change.size);
    const end = change.at + change.data.length;
    const grown = end > result.length ? resized(result, end) : result;
    change.data.copy(grown, change.at);
    return grown;
  }, bytes);
}

function resized(bytes: Buffer, size: number): Buffer {
  const copy = Buffer.alloc(size);
  bytes.copy(copy);
  return copy;
}

/** Numbers of removed files are given out again; the time of birth tells them apart. */
function inodeOf(stat: fs.Stats): string {
  return `${stat.ino}-${stat.birthtimeMs}`;
}
