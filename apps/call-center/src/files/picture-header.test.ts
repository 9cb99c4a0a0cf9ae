import fc from 'fast-check';
import { exif, jpegHeader, jpegSegment, png } from '../../test/pictures';
import { readPictureHeader } from './picture-header';

const webp = (hex: string): Buffer => Buffer.from(`524946460000000057454250${hex}`, 'hex');
const padded = (head: Buffer): Buffer => Buffer.concat([head, Buffer.alloc(32)]);

describe('readPictureHeader', () => {
  it.each([
    ['a PNG', png(30, 20), 'image/png'],
    ['a JPEG', jpegHeader(30, 20), 'image/jpeg'],
    [
      'a JPEG behind a colour profile',
      jpegHeader(30, 20, [jpegSegment(0xe2, Buffer.alloc(60_000))]),
      'image/jpeg',
    ],
    ['a GIF', padded(Buffer.from('4749463839611e001400', 'hex')), 'image/gif'],
    ['a lossy WebP', padded(webp('56503820000000000000009d012a1e001400')), 'image/webp'],
    ['a lossless WebP', padded(webp('5650384c000000002f1dc00400')), 'image/webp'],
    ['an extended WebP', padded(webp('5650385800000000000000001d0000130000')), 'image/webp'],
  ])('reads the size of %s', (_what, head, mime) => {
    expect(readPictureHeader(head)).toEqual({ mime, width: 30, height: 20 });
  });

  it.each([
    [1, 'II', 30, 20],
    [3, 'MM', 30, 20],
    [6, 'II', 20, 30],
    [8, 'MM', 20, 30],
  ] as const)('turns a photograph of orientation %i (%s)', (orientation, order, width, height) => {
    const photo = jpegHeader(30, 20, [exif(orientation, order)]);
    expect(readPictureHeader(photo)).toEqual({ mime: 'image/jpeg', width, height });
  });

  it('asks for more until the size has come', () => {
    const photo = jpegHeader(30, 20, [exif(6, 'II')]);
    for (const length of [0, 5, 11, 20, 45]) {
      expect(readPictureHeader(photo.subarray(0, length))).toBe('more');
    }
    expect(readPictureHeader(png(3, 3).subarray(0, 20))).toBe('more');
  });

  it.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing in SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a program', Buffer.from('7f454c46020101000000000000000000', 'hex')],
    ['a PDF', Buffer.from('%PDF-1.7 something')],
    ['a PNG without a header', Buffer.concat([png(1, 1).subarray(0, 12), Buffer.alloc(30)])],
    ['a PNG of no width', png(0, 3)],
    ['a JPEG without a frame', Buffer.from('ffd8ffda000c03010002110311003f00', 'hex')],
    ['a JPEG that is none further on', Buffer.from('ffd8ffe00004000000000000000000', 'hex')],
    ['a WebP of no known form', padded(webp('56503839'))],
  ])('takes %s for no picture', (_what, head) => {
    expect(readPictureHeader(head)).toBe('none');
  });

  it('never throws, whatever the bytes', () => {
    const starts = [
      png(2, 2),
      jpegHeader(2, 2, [exif(6, 'II')]),
      jpegHeader(2, 2, [exif(6, 'MM')]),
      webp('56503820'),
    ];
    fc.assert(
      fc.property(
        fc.nat(starts.length - 1),
        fc.nat(60),
        fc.uint8Array({ maxLength: 80 }),
        (which, length, tail) => {
          const head = Buffer.concat([starts[which]!.subarray(0, length), tail]);
          expect(() => readPictureHeader(head)).not.toThrow();
        },
      ),
      { seed: 20261121, numRuns: 5000 },
    );
  });
});
