import { CccError } from '@ccc/protocol';

/** In small letters, without the dot; phones hand out names that have none. */
export function extensionOf(fileName: string): string | undefined {
  return /\.([^./\\]*)$/.exec(fileName)?.[1]?.toLowerCase();
}

/** Whether a name may be of this kind: one without an extension says nothing, a wrong one is a lie. */
export function requireExtension(extension: string | undefined, fitting: readonly string[]): void {
  if (extension !== undefined && !fitting.includes(extension)) {
    throw new CccError('file.kindMismatch');
  }
}
