/** Folder of a path inside a mini-program; `''` for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Joins `target` (relative, or absolute from the root with a leading `/`) to `folder`. */
export function joinPath(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** `folder`, then each folder above it up to the root `''`. */
export function ancestorsOf(folder: string): string[] {
  const parts = folder.split('/').filter(Boolean);
  return Array.from({ length: parts.length + 1 }, (_, index) =>
    parts.slice(0, parts.length - index).join('/'),
  );
}
