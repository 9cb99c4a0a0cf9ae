import { DOCUMENT_EXTENSIONS, LIMITS, type LocalMedia, type LocalPicture } from '@ccc/core';
import type { MediaSource } from '@ccc/ui';

/** At once. */
const MAX_FILES = 9;

/**
 * Lets the customer take a picture or a video, or choose some, or choose files of their chats. Resolves
 * with none when they change their mind. Rejects when camera, album or chats are not open to this
 * mini-program, or a picture cannot be read.
 */
export async function pickMedia(source: MediaSource): Promise<LocalMedia[]> {
  if (source === 'file') return chooseDocuments();
  const files = await chooseFilm(source);
  return Promise.all(
    files.map((file) => (file.fileType === 'video' ? filmOf(file) : measure(file))),
  );
}

/** No one did anything wrong who chose nothing. */
function refusing<Chosen>(resolve: (none: Chosen[]) => void, reject: (error: Error) => void) {
  return ({ errMsg }: { errMsg: string }) =>
    /cancel/i.test(errMsg) ? resolve([]) : reject(new Error(errMsg));
}

function chooseDocuments(): Promise<LocalMedia[]> {
  return new Promise((resolve, reject) => {
    wx.chooseMessageFile({
      count: MAX_FILES,
      type: 'file',
      extension: [...DOCUMENT_EXTENSIONS],
      success: ({ tempFiles }) =>
        resolve(
          tempFiles.map(({ path, name, size }) => ({
            type: 'file',
            localPath: path,
            name: name.slice(-LIMITS.fileNameMaxChars),
            // The service looks at the bytes.
            mime: 'application/octet-stream',
            bytes: size,
          })),
        ),
      fail: refusing(resolve, reject),
    });
  });
}

function chooseFilm(source: 'camera' | 'album'): Promise<WechatMiniprogram.MediaFile[]> {
  return new Promise((resolve, reject) => {
    wx.chooseMedia({
      count: source === 'album' ? MAX_FILES : 1,
      mediaType: ['image', 'video'],
      sourceType: [source],
      sizeType: ['compressed'],
      maxDuration: LIMITS.mediaMaxMs / 1000,
      success: ({ tempFiles }) => resolve(tempFiles),
      fail: refusing(resolve, reject),
    });
  });
}

function filmOf(file: WechatMiniprogram.MediaFile): LocalMedia {
  const { tempFilePath, thumbTempFilePath, size, duration, width, height } = file;
  return {
    type: 'video',
    localPath: tempFilePath,
    bytes: size,
    width,
    height,
    ...(duration > 0 ? { durationMs: Math.round(duration * 1000) } : {}),
    ...(thumbTempFilePath ? { posterPath: thumbTempFilePath } : {}),
  };
}

function measure({ tempFilePath, size }: WechatMiniprogram.MediaFile): Promise<LocalPicture> {
  return new Promise((resolve, reject) => {
    wx.getImageInfo({
      src: tempFilePath,
      success: ({ width, height, orientation }) => {
        // Some systems give the sides as they are stored, and how the picture is to be turned.
        const isTurned = /left|right/.test(orientation);
        const sides = isTurned ? { width: height, height: width } : { width, height };
        resolve({ type: 'image', localPath: tempFilePath, bytes: size, ...sides });
      },
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
}
