import { inflateSync } from 'node:zlib';

/** Every pixel as 0xrrggbb, row by row, of a PNG as browsers write it: 8 bits, RGB or RGBA, not interlaced. */
export function readPixels(png: Buffer): { width: number; height: number; colours: Uint32Array } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const bytes = png[25] === 6 ? 4 : 3;
  const rows = inflateSync(dataOf(png));
  const stride = width * bytes;
  const colours = new Uint32Array(width * height);
  let above: Buffer = Buffer.alloc(stride);
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1);
    const row = unfiltered(
      rows[start] ?? 0,
      rows.subarray(start + 1, start + 1 + stride),
      above,
      bytes,
    );
    for (let x = 0; x < width; x += 1) colours[y * width + x] = row.readUIntBE(x * bytes, 3);
    above = row;
  }
  return { width, height, colours };
}

function dataOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const isData = png.toString('latin1', at + 4, at + 8) === 'IDAT';
    if (isData) parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return Buffer.concat(parts);
}

function unfiltered(filter: number, line: Buffer, above: Buffer, bytes: number): Buffer {
  const row = Buffer.alloc(line.length);
  for (let i = 0; i < line.length; i += 1) {
    const left = i < bytes ? 0 : (row[i - bytes] ?? 0);
    const up = above[i] ?? 0;
    const corner = i < bytes ? 0 : (above[i - bytes] ?? 0);
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
    row[i] = ((line[i] ?? 0) + guess) & 255;
  }
  return row;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
