import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { UploadKind } from '@ccc/protocol';
import { aac, mp3, mp4, wav, webm } from '../../test/media';
import { png } from '../../test/pictures';
import { inspectorOf, type Measured } from './inspector';
import { UploadGate } from './upload-gate';

/** What comes of a file that arrives in small pieces. */
async function measure(kind: UploadKind, name: string, bytes: Buffer): Promise<Measured> {
  const gate = new UploadGate(1 << 20, inspectorOf(kind, name));
  const pieces = Array.from({ length: Math.ceil(bytes.length / 97) }, (_, index) =>
    bytes.subarray(index * 97, index * 97 + 97),
  );
  const through = await buffer(Readable.from(pieces).pipe(gate));
  expect(through.equals(bytes)).toBe(true);
  return gate.measured;
}

const refusal = async (kind: UploadKind, name: string, bytes: Buffer): Promise<string> => {
  const [thrown] = await Promise.allSettled([
    (async () => {
      const gate = new UploadGate(1 << 20, inspectorOf(kind, name));
      await buffer(Readable.from([bytes]).pipe(gate));
    })(),
  ]);
  return thrown.status === 'rejected' ? (thrown.reason as { code: string }).code : 'taken';
};

describe('voice messages', () => {
  it.each([
    ['an MP3', 'a.mp3', mp3(2400), { mime: 'audio/mpeg', durationMs: 2400 }],
    ['an MP3 behind a tag', 'a.mp3', mp3(4800, { tagBytes: 300 }), { durationMs: 4800 }],
    ['AAC as a phone records it', 'tmp', aac(6400), { mime: 'audio/aac', durationMs: 6400 }],
    ['WAV', 'a.wav', wav(3000), { mime: 'audio/wav', durationMs: 3000 }],
    ['M4A', 'a.m4a', mp4({ durationMs: 5000 }), { mime: 'audio/mp4', durationMs: 5000 }],
  ])('measures %s', async (_what, name, bytes, wanted) => {
    await expect(measure('voice', name, bytes)).resolves.toMatchObject(wanted);
  });

  it.each([
    ['longer than a minute', 'a.mp3', mp3(62_400), 'file.tooLong'],
    ['that is a picture', 'a.mp3', png(4, 4), 'file.kindMismatch'],
    ['under another name', 'a.wav', mp3(2400), 'file.kindMismatch'],
    [
      'with a frame and much else',
      'a.mp3',
      Buffer.concat([mp3(24), Buffer.alloc(9000)]),
      'file.kindMismatch',
    ],
    ['that moves', 'a.m4a', mp4({ durationMs: 5000, width: 4, height: 4 }), 'file.kindMismatch'],
    ['of nothing', 'a.wav', wav(0), 'file.kindMismatch'],
    ['of no bytes', 'a.mp3', Buffer.alloc(0), 'file.kindMismatch'],
  ])('refuses one %s', async (_what, name, bytes, code) => {
    await expect(refusal('voice', name, bytes)).resolves.toBe(code);
  });
});

describe('videos', () => {
  const look = { durationMs: 8000, width: 640, height: 360 };
  const wanted = { mime: 'video/mp4', durationMs: 8000, width: 640, height: 360 };

  it.each([
    ['an MP4 with its index at the end', mp4(look), wanted],
    ['one with it at the beginning', mp4({ ...look, index: 'first' }), wanted],
    ['one of QuickTime', mp4({ ...look, brand: 'qt  ' }), wanted],
    ['one held upright', mp4({ ...look, isTurned: true }), { ...wanted, width: 360, height: 640 }],
    ['a WebM', webm(look), { ...wanted, mime: 'video/webm' }],
    [
      'a WebM that does not know its end',
      webm({ width: 64, height: 48 }),
      { mime: 'video/webm', width: 64, height: 48 },
    ],
  ])('measures %s', async (_what, bytes, measured) => {
    await expect(measure('video', 'tmp_1', bytes)).resolves.toEqual(measured);
  });

  it.each([
    ['longer than a minute', mp4({ ...look, durationMs: 63_000 }), 'a.mp4', 'file.tooLong'],
    ['cut short', mp4(look).subarray(0, 5000), 'a.mp4', 'file.kindMismatch'],
    ['of sound alone', mp4({ durationMs: 5000 }), 'a.mp4', 'file.kindMismatch'],
    ['under another name', webm(look), 'a.mp4', 'file.kindMismatch'],
    [
      'of Matroska',
      Buffer.from(webm(look).toString('latin1').replace('webm', 'matr'), 'latin1'),
      'a.webm',
      'file.kindMismatch',
    ],
    ['that is a page', Buffer.from('<html>'.padEnd(64)), 'a.mp4', 'file.kindMismatch'],
  ])('refuses one %s', async (_what, bytes, name, code) => {
    await expect(refusal('video', name, bytes)).resolves.toBe(code);
  });
});

describe('documents', () => {
  it.each([
    ['a.pdf', '%PDF-1.7\n…', 'application/pdf'],
    [
      'a.DOCX',
      'PK\x03\x04…',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['a.csv', '订单,金额\n1,68', 'text/csv'],
    ['a.txt', 'x', 'text/plain'],
    ['a.zip', 'PK\x05\x06', 'application/zip'],
  ])('takes %s', async (name, text, mime) => {
    const bytes = Buffer.from(text, name.endsWith('.csv') ? 'utf8' : 'latin1');
    await expect(measure('file', name, bytes)).resolves.toEqual({ mime });
  });

  it.each([
    ['a program under the name of a text', 'a.txt', Buffer.from('MZ\x90\0\x03', 'latin1')],
    ['a program', 'a.exe', Buffer.from('MZ\x90\0\x03', 'latin1')],
    ['a page', 'a.html', Buffer.from('<html>')],
    ['a picture that can hold a script', 'a.svg', Buffer.from('<svg/>')],
    ['a text under the name of a letter', 'a.docx', Buffer.from('hello')],
    ['what is not said', 'README', Buffer.from('hello')],
    ['a name of the language', 'a.constructor', Buffer.from('hello')],
    ['nothing', 'a.txt', Buffer.alloc(0)],
  ])('refuses %s', async (_what, name, bytes) => {
    await expect(refusal('file', name, bytes)).resolves.toBe('file.kindMismatch');
  });
});
