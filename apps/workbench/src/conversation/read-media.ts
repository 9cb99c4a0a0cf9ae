import type { LocalMedia } from '@ccc/core';
import type { LocalFiles } from '@ccc/core/platform/browser/index';
import { CccError, DOCUMENT_EXTENSIONS } from '@ccc/protocol';
import { readVideo } from './read-video';

const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp'];
const VIDEO_TYPES = ['video/mp4', 'video/webm', 'video/quicktime'];

/** What a file dialog offers: everything that the service takes. */
export const ACCEPTED = DOCUMENT_EXTENSIONS.map((extension) => `.${extension}`).join(',');

/** The files among what was pasted or dropped. */
export function filesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])];
}

/**
 * Keeps a file of the user, and finds out what it can be sent as: pictures and videos that the browser
 * can show as such, everything else as a document.
 * @throws CccError `file.kindMismatch` for what is not taken at all
 */
export async function readMedia(files: LocalFiles, file: File): Promise<LocalMedia> {
  if (PICTURE_TYPES.includes(file.type)) return readPicture(files, file);
  const localPath = files.keep(file, file.name);
  if (VIDEO_TYPES.includes(file.type)) {
    const video = await readVideo(files, localPath);
    if (video) return { type: 'video', localPath, bytes: file.size, ...video };
  }
  const extension = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase();
  if (!DOCUMENT_EXTENSIONS.some((known) => known === extension)) {
    throw new CccError('file.kindMismatch');
  }
  const mime = file.type || 'application/octet-stream';
  return { type: 'file', localPath, name: file.name, mime, bytes: file.size };
}

async function readPicture(files: LocalFiles, file: File): Promise<LocalMedia> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch (error) {
    throw new CccError('file.kindMismatch', { origin: error });
  }
  const { width, height } = bitmap;
  bitmap.close();
  const localPath = files.keep(file, file.name);
  return { type: 'image', localPath, width, height, bytes: file.size };
}
