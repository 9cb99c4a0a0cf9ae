import type { DOCUMENT_EXTENSIONS } from '@ccc/protocol';
import { isAacFrame, isMp3Frame, skipId3 } from './mpeg-audio';
import { readPictureHeader } from './picture-header';

/** A kind of document that is taken. */
export interface DocumentKind {
  mime: string;
  /** Whether a file that begins like this may be one. */
  fits(head: Buffer): boolean;
}

export type DocumentExtension = (typeof DOCUMENT_EXTENSIONS)[number];

/** The beginning that is looked at. */
export const HEAD_BYTES = 4096;

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const zip = begins('504b0304', '504b0506');
/** The compound files of Office 97. */
const compound = begins('d0cf11e0a1b11ae1');

/** What is taken as a document, by extension: nothing that a system runs when it is opened. */
export const DOCUMENT_KINDS: Readonly<Record<DocumentExtension, DocumentKind>> = {
  pdf: { mime: 'application/pdf', fits: (head) => head.subarray(0, 1024).includes('%PDF-') },
  doc: { mime: 'application/msword', fits: compound },
  xls: { mime: 'application/vnd.ms-excel', fits: compound },
  ppt: { mime: 'application/vnd.ms-powerpoint', fits: compound },
  docx: { mime: `${OFFICE}.wordprocessingml.document`, fits: zip },
  xlsx: { mime: `${OFFICE}.spreadsheetml.sheet`, fits: zip },
  pptx: { mime: `${OFFICE}.presentationml.presentation`, fits: zip },
  txt: { mime: 'text/plain', fits: isText },
  csv: { mime: 'text/csv', fits: isText },
  rtf: { mime: 'application/rtf', fits: begins('7b5c727466') },
  zip: { mime: 'application/zip', fits: zip },
  rar: { mime: 'application/vnd.rar', fits: begins('526172211a07') },
  '7z': { mime: 'application/x-7z-compressed', fits: begins('377abcaf271c') },
  jpg: picture('image/jpeg'),
  jpeg: picture('image/jpeg'),
  png: picture('image/png'),
  gif: picture('image/gif'),
  webp: picture('image/webp'),
  mp3: { mime: 'audio/mpeg', fits: (head) => isMp3Frame(head, skipId3(head)) || hasId3(head) },
  aac: { mime: 'audio/aac', fits: (head) => isAacFrame(head, 0) },
  wav: { mime: 'audio/wav', fits: (head) => head.toString('latin1', 8, 12) === 'WAVE' },
  m4a: { mime: 'audio/mp4', fits: isMp4 },
  mp4: { mime: 'video/mp4', fits: isMp4 },
  mov: { mime: 'video/quicktime', fits: isMp4 },
  webm: { mime: 'video/webm', fits: begins('1a45dfa3') },
};

function begins(...signatures: string[]): DocumentKind['fits'] {
  const wanted = signatures.map((hex) => Buffer.from(hex, 'hex'));
  return (head) => wanted.some((bytes) => head.subarray(0, bytes.length).equals(bytes));
}

function picture(mime: string): DocumentKind {
  return {
    mime,
    fits(head) {
      const reading = readPictureHeader(head);
      // Its size may stand further on than is looked at here; its first bytes have told the kind.
      if (reading === 'more') return mime === 'image/jpeg' || mime === 'image/webp';
      return reading !== 'none' && reading.mime === mime;
    },
  };
}

/** A title picture may be longer than the beginning. */
function hasId3(head: Buffer): boolean {
  return head.toString('latin1', 0, 3) === 'ID3';
}

export function isMp4(head: Buffer): boolean {
  return head.toString('latin1', 4, 8) === 'ftyp';
}

/** UTF-16 says so itself; every other writing that is used has no zeros and no control characters. */
function isText(head: Buffer): boolean {
  if (head.length >= 2 && [0xfffe, 0xfeff].includes(head.readUInt16BE(0))) return true;
  return head.every((byte) => byte >= 0x20 || [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b].includes(byte));
}
