/** A page of an Ogg stream (RFC 3533). */
export interface OggPage {
  serial: number;
  /** Counted from 0. */
  number: number;
  /** Where the stream stands at its end; of Opus: samples. */
  granule: number;
  edge: 'first' | 'last' | 'none';
  packets: readonly Buffer[];
}

const HEAD_BYTES = 27;
const FLAGS = { first: 2, last: 4, none: 0 } as const;
/** A page has so many segments at most, of 255 bytes at most. */
export const MAX_SEGMENTS = 255;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc << 1) ^ (crc < 0 ? 0x04c11db7 : 0);
  return crc >>> 0;
});

/** How many segments a packet takes: one of less than 255 bytes ends it. */
export function segmentsOf(packet: Buffer): number {
  return Math.floor(packet.length / 255) + 1;
}

/** The bytes of a page, whose packets take {@link MAX_SEGMENTS} at most. */
export function writeOggPage({ serial, number, granule, edge, packets }: OggPage): Buffer {
  const lacing = packets.flatMap((packet) => [
    ...Array<number>(segmentsOf(packet) - 1).fill(255),
    packet.length % 255,
  ]);
  const head = Buffer.alloc(HEAD_BYTES);
  head.write('OggS', 0, 'latin1');
  head.writeUInt8(FLAGS[edge], 5);
  head.writeBigInt64LE(BigInt(granule), 6);
  head.writeUInt32LE(serial, 14);
  head.writeUInt32LE(number, 18);
  head.writeUInt8(lacing.length, 26);
  const page = Buffer.concat([head, Buffer.from(lacing), ...packets]);
  page.writeUInt32LE(crcOf(page), 22);
  return page;
}

/** A page as it lies in a file. */
export interface PageInFile {
  /** Where it ends. */
  end: number;
  /** Where the stream stands there. */
  granule: number;
  isLast: boolean;
  /** Of at most 255 bytes; a packet ends with the first that has fewer, be it on a later page. */
  segments: readonly Buffer[];
}

/** The whole pages that a file begins with, in order; what is torn comes after. */
export function* pagesIn(file: Buffer): Generator<PageInFile, void> {
  for (let page = pageAt(file, 0); page; page = pageAt(file, page.end)) yield page;
}

/** Null: no whole page begins here. */
function pageAt(file: Buffer, start: number): PageInFile | null {
  const table = start + HEAD_BYTES;
  if (file.length < table || file.toString('latin1', start, start + 4) !== 'OggS') return null;
  const lacing = file.subarray(table, table + file.readUInt8(start + 26));
  let end = table + lacing.length;
  const segments = [...lacing].map((length) => file.subarray(end, (end += length)));
  if (file.length < end) return null;
  const page = Buffer.from(file.subarray(start, end));
  page.writeUInt32LE(0, 22);
  if (crcOf(page) !== file.readUInt32LE(start + 22)) return null;
  const granule = Number(file.readBigInt64LE(start + 6));
  return { end, granule, isLast: (file.readUInt8(start + 5) & FLAGS.last) !== 0, segments };
}

/** RFC 3533 §6: over the page with zeros in place of the sum. */
function crcOf(page: Buffer): number {
  let crc = 0;
  for (const byte of page) crc = (crc << 8) ^ (CRC_TABLE[((crc >>> 24) ^ byte) & 0xff] ?? 0);
  return crc >>> 0;
}
