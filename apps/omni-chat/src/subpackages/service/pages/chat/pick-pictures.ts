import type { LocalPicture } from '@ccc/core';
import type { PictureSource } from '@ccc/ui';

/** At once, out of the album. */
const MAX_PICTURES = 9;

/**
 * Lets the customer take a picture or choose some. Resolves with none when they change their mind.
 * Rejects when the camera or the album is not open to this mini-program, or a picture cannot be read.
 */
export async function pickPictures(source: PictureSource): Promise<LocalPicture[]> {
  const files = await choose(source);
  return Promise.all(files.map(measure));
}

function choose(source: PictureSource): Promise<WechatMiniprogram.MediaFile[]> {
  return new Promise((resolve, reject) => {
    wx.chooseMedia({
      count: source === 'album' ? MAX_PICTURES : 1,
      mediaType: ['image'],
      sourceType: [source],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles),
      fail: ({ errMsg }) => (/cancel/i.test(errMsg) ? resolve([]) : reject(new Error(errMsg))),
    });
  });
}

function measure({ tempFilePath, size }: WechatMiniprogram.MediaFile): Promise<LocalPicture> {
  return new Promise((resolve, reject) => {
    wx.getImageInfo({
      src: tempFilePath,
      success: ({ width, height, orientation }) => {
        // Some systems give the sides as they are stored, and how the picture is to be turned.
        const isTurned = /left|right/.test(orientation);
        const sides = isTurned ? { width: height, height: width } : { width, height };
        resolve({ localPath: tempFilePath, bytes: size, ...sides });
      },
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
}
