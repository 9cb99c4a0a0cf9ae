import { readFileSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Reads the files of a built mini-program by their path from its root. */
export interface SourceTree {
  has(path: string): boolean;
  /** Text of a file, or `undefined` when it is not there. */
  read(path: string): string | undefined;
}

/** A tree that knows what was asked of it. */
export interface RecordedTree extends SourceTree {
  /** Hash of all files looked at whose path `accepts` takes; also of those that were not there. */
  fingerprint(accepts: (path: string) => boolean): string;
}

/** The folder on disk; each file is looked up once. */
export function diskTree(root: string): RecordedTree {
  const cache = new Map<string, string | undefined>();
  const read = (path: string): string | undefined => {
    if (!cache.has(path)) {
      const file = join(root, path);
      const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
      cache.set(path, isFile ? readFileSync(file, 'utf8') : undefined);
    }
    return cache.get(path);
  };
  const fingerprint = (accepts: (path: string) => boolean): string => {
    const hash = createHash('sha256');
    for (const path of [...cache.keys()].filter(accepts).sort()) {
      hash.update(JSON.stringify([path, cache.get(path) ?? null]));
    }
    return hash.digest('hex');
  };
  return { read, has: (path) => read(path) !== undefined, fingerprint };
}

/** Files held in memory. */
export function memoryTree(files: Readonly<Record<string, string>>): SourceTree {
  return { read: (path) => files[path], has: (path) => files[path] !== undefined };
}
