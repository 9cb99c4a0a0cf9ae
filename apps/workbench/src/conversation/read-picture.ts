import type { LocalPicture } from '@ccc/core';
import type { LocalFiles } from '@ccc/core/platform/browser/index';
import { CccError } from '@ccc/protocol';

/** What the service takes; a file dialog offers these. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];

/** The pictures among what was pasted or dropped. */
export function filesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])];
}

/**
 * Keeps a file of the user and measures it.
 * @throws CccError `file.kindMismatch` when it is no picture that can be sent
 */
export async function readPicture(files: LocalFiles, file: File): Promise<LocalPicture> {
  if (!PICTURE_TYPES.includes(file.type)) throw new CccError('file.kindMismatch');
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch (error) {
    throw new CccError('file.kindMismatch', { origin: error });
  }
  const { width, height } = bitmap;
  bitmap.close();
  return { localPath: files.keep(file, file.name), width, height, bytes: file.size };
}
