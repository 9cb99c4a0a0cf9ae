/** Files that the user chose, pasted or dropped, under a path to show and to upload them by. */
export interface LocalFiles {
  /**
   * Keeps a file until the page is left. The path is an object URL, good for `<img>`; after a reload
   * there is nothing behind it any more.
   */
  keep(blob: Blob, name: string): string;
  find(path: string): { blob: Blob; name: string } | undefined;
}

export function createLocalFiles(): LocalFiles {
  const files = new Map<string, { blob: Blob; name: string }>();
  return {
    keep(blob, name) {
      const path = URL.createObjectURL(blob);
      files.set(path, { blob, name });
      return path;
    },
    find: (path) => files.get(path),
  };
}
