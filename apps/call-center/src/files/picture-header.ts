export type PictureMime = 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';

/** What the first bytes of a picture say, as it is to be shown (a phone's rotation is reckoned in). */
export interface PictureHeader {
  mime: PictureMime;
  width: number;
  height: number;
}

/** `more`: it begins like a picture, and its size stands further on. `none`: it is none. */
export type HeaderReading = PictureHeader | 'more' | 'none';

/** Extensions that fit each kind; the first is the one to give a file. */
export const EXTENSIONS: Readonly<Record<PictureMime, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
};

/** Reads kind and size from the beginning of a file, without decoding it. */
export function readPictureHeader(head: Buffer): HeaderReading {
  if (head.length < 12) return 'more';
  if (head.readUInt16BE(0) === 0xffd8 && head[2] === 0xff) return readJpeg(head);
  if (head.subarray(0, 8).equals(PNG_SIGNATURE)) return readPng(head);
  const begin = head.toString('latin1', 0, 6);
  if (begin === 'GIF87a' || begin === 'GIF89a') {
    return sized('image/gif', head.readUInt16LE(6), head.readUInt16LE(8));
  }
  if (begin.startsWith('RIFF') && head.toString('latin1', 8, 12) === 'WEBP') return readWebp(head);
  return 'none';
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function sized(mime: PictureMime, width: number, height: number): HeaderReading {
  return width > 0 && height > 0 ? { mime, width, height } : 'none';
}

function readPng(head: Buffer): HeaderReading {
  if (head.length < 24) return 'more';
  if (head.toString('latin1', 12, 16) !== 'IHDR') return 'none';
  return sized('image/png', head.readUInt32BE(16), head.readUInt32BE(20));
}

/** The three forms of https://developers.google.com/speed/webp/docs/riff_container */
function readWebp(head: Buffer): HeaderReading {
  if (head.length < 30) return 'more';
  const form = head.toString('latin1', 12, 16);
  if (form === 'VP8X') {
    return sized('image/webp', 1 + head.readUIntLE(24, 3), 1 + head.readUIntLE(27, 3));
  }
  if (form === 'VP8L' && head[20] === 0x2f) {
    const bits = head.readUInt32LE(21);
    return sized('image/webp', 1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff));
  }
  if (form === 'VP8 ' && head.readUIntBE(23, 3) === 0x9d012a) {
    const width = head.readUInt16LE(26) & 0x3fff;
    return sized('image/webp', width, head.readUInt16LE(28) & 0x3fff);
  }
  return 'none';
}

/** Walks the segments of a JPEG to its frame header; the rotation, if any, stands before it. */
function readJpeg(head: Buffer): HeaderReading {
  let isTurned = false;
  let at = 2;
  for (;;) {
    if (at + 4 > head.length) return 'more';
    if (head[at] !== 0xff) return 'none';
    const marker = head[at + 1] ?? 0;
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = head.readUInt16BE(at + 2);
    if (length < 2 || marker === 0xd9 || marker === 0xda) return 'none';
    if (isFrame(marker)) {
      if (at + 9 > head.length) return 'more';
      const [height, width] = [head.readUInt16BE(at + 5), head.readUInt16BE(at + 7)];
      return isTurned ? sized('image/jpeg', height, width) : sized('image/jpeg', width, height);
    }
    if (at + 2 + length > head.length) return 'more';
    if (marker === 0xe1) isTurned ||= isTurnedExif(head.subarray(at + 4, at + 2 + length));
    at += 2 + length;
  }
}

/** SOF0 to SOF15 without the tables that share their range. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

const ORIENTATION = 0x0112;

/** Whether Exif says that the picture lies on its side: orientations 5 to 8. */
function isTurnedExif(segment: Buffer): boolean {
  if (segment.length < 14 || segment.toString('latin1', 0, 6) !== 'Exif\0\0') return false;
  const tiff = segment.subarray(6);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return false;
  const entries = u16(directory);
  for (let index = 0; index < entries; index += 1) {
    const entry = directory + 2 + 12 * index;
    if (entry + 12 > tiff.length) return false;
    if (u16(entry) === ORIENTATION) return u16(entry + 8) >= 5 && u16(entry + 8) <= 8;
  }
  return false;
}
