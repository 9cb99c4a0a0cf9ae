import { deflateSync } from 'node:zlib';
import { chunk, pngOf } from '../png';
import { readPixels } from './read-pixels';

/** Colours that stay exactly as they are: grounds and letters. */
const KEPT = 64;
const COLOURS = 256;
type Count = readonly [colour: number, count: number];

/** The same picture with 256 colours at most: a third of the bytes, and grounds that stay even. */
export function fewColours(png: Buffer): Buffer {
  const { width, height, colours } = readPixels(png);
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const common = [...counts].sort((a, b) => b[1] - a[1]);
  const palette = common.slice(0, KEPT).map(([colour]) => colour);
  palette.push(...split(common.slice(KEPT), COLOURS - KEPT));

  const places = new Map<number, number>(palette.map((colour, index) => [colour, index]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = colours[y * width + x] ?? 0;
      const place = places.get(colour) ?? nearest(palette, colour);
      places.set(colour, place);
      rows[y * (width + 1) + 1 + x] = place;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits, by a table of colours.
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((colour) => channels(colour)));
  const pixels = deflateSync(rows, { level: 9 });
  return pngOf([chunk('IHDR', header), chunk('PLTE', table), chunk('IDAT', pixels), chunk('IEND')]);
}

/** Median cut: the box with the most pixels over its widest channel is halved, again and again. */
function split(colours: Count[], wanted: number): number[] {
  const boxes = colours.length > 0 ? [boxOf(colours)] : [];
  while (boxes.length < wanted) {
    boxes.sort((a, b) => b.urgency - a.urgency);
    const [first] = boxes;
    if (!first || first.urgency === 0) break;
    const { members, channel } = first;
    members.sort((a, b) => at(a[0], channel) - at(b[0], channel));
    const half = members.length >> 1;
    boxes.splice(0, 1, boxOf(members.slice(0, half)), boxOf(members.slice(half)));
  }
  return boxes.map(({ members }) => meanOf(members));
}

function boxOf(members: Count[]) {
  let [channel, spread] = [0, 0];
  for (const candidate of [0, 1, 2]) {
    let [low, high] = [255, 0];
    for (const [colour] of members) {
      low = Math.min(low, at(colour, candidate));
      high = Math.max(high, at(colour, candidate));
    }
    if (high - low > spread) [channel, spread] = [candidate, high - low];
  }
  const pixels = members.reduce((sum, [, count]) => sum + count, 0);
  return { members, channel, urgency: members.length > 1 ? spread * Math.sqrt(pixels) : 0 };
}

function meanOf(members: readonly Count[]): number {
  const pixels = members.reduce((sum, [, count]) => sum + count, 0);
  const mean = (channel: number) =>
    Math.round(members.reduce((sum, [c, count]) => sum + at(c, channel) * count, 0) / pixels);
  return (mean(0) << 16) | (mean(1) << 8) | mean(2);
}

function nearest(palette: readonly number[], colour: number): number {
  let [place, least] = [0, Infinity];
  palette.forEach((candidate, index) => {
    const [r, g, b] = [0, 1, 2].map((channel) => at(candidate, channel) - at(colour, channel));
    const distance = (r ?? 0) ** 2 + (g ?? 0) ** 2 + (b ?? 0) ** 2;
    if (distance < least) [place, least] = [index, distance];
  });
  return place;
}

/** Red, green or blue (0, 1, 2) of 0xrrggbb. */
function at(colour: number, channel: number): number {
  return (colour >> (16 - 8 * channel)) & 255;
}

function channels(colour: number): number[] {
  return [at(colour, 0), at(colour, 1), at(colour, 2)];
}
