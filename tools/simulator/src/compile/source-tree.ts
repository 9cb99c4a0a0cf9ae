import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Reads the files of a built mini-program by their path from its root. */
export interface SourceTree {
  has(path: string): boolean;
  /** Text of a file, or `undefined` when it is not there. */
  read(path: string): string | undefined;
}

/** The folder on disk; each file is looked up once. */
export function diskTree(root: string): SourceTree {
  const cache = new Map<string, string | undefined>();
  const read = (path: string): string | undefined => {
    if (!cache.has(path)) {
      const file = join(root, path);
      const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
      cache.set(path, isFile ? readFileSync(file, 'utf8') : undefined);
    }
    return cache.get(path);
  };
  return { read, has: (path) => read(path) !== undefined };
}

/** Files held in memory. */
export function memoryTree(files: Readonly<Record<string, string>>): SourceTree {
  return { read: (path) => files[path], has: (path) => files[path] !== undefined };
}
