/** RFC 7845: samples that decoders drop at the beginning; what libopus needs at 48 kHz. */
const PRE_SKIP = 312;
const FRAME_TICKS = 960;
/** Segments that a page can count. */
const MAX_SEGMENTS = 255;
const VENDOR = 'Open CCC';

/** Opus packets of 20 ms, one channel, as an Ogg file (RFC 3533, RFC 7845) that players play. */
export function writeOggOpus(packets: readonly Buffer[]): Buffer {
  const pages = [page(0, 2, 0n, [head()]), page(1, 0, 0n, [tags()])];
  let group: Buffer[] = [];
  let segments = 0;
  packets.forEach((packet, index) => {
    group.push(packet);
    segments += segmentsOf(packet).length;
    const isLast = index === packets.length - 1;
    const next = packets[index + 1];
    if (!isLast && next && segments + segmentsOf(next).length <= MAX_SEGMENTS) return;
    const ticks = BigInt((index + 1) * FRAME_TICKS);
    pages.push(page(pages.length, isLast ? 4 : 0, ticks, group));
    group = [];
    segments = 0;
  });
  return Buffer.concat(pages);
}

function head(): Buffer {
  const packet = Buffer.alloc(19);
  packet.write('OpusHead', 'latin1');
  packet.set([1, 1], 8);
  packet.writeUInt16LE(PRE_SKIP, 10);
  packet.writeUInt32LE(48_000, 12);
  return packet;
}

function tags(): Buffer {
  const packet = Buffer.alloc(16 + VENDOR.length);
  packet.write('OpusTags', 'latin1');
  packet.writeUInt32LE(VENDOR.length, 8);
  packet.write(VENDOR, 12, 'latin1');
  return packet;
}

/** The lengths that a packet is counted in: full segments, and one that is not. */
function segmentsOf({ length }: Buffer): number[] {
  return [...Array.from({ length: Math.floor(length / 255) }, () => 255), length % 255];
}

function page(number: number, flags: number, ticks: bigint, packets: readonly Buffer[]): Buffer {
  const lengths = packets.flatMap(segmentsOf);
  const header = Buffer.alloc(27);
  header.write('OggS', 'latin1');
  header.writeUInt8(flags, 5);
  header.writeBigUInt64LE(ticks, 6);
  header.writeUInt32LE(1, 14);
  header.writeUInt32LE(number, 18);
  header.writeUInt8(lengths.length, 26);
  const whole = Buffer.concat([header, Buffer.from(lengths), ...packets]);
  whole.writeUInt32LE(checksum(whole), 22);
  return whole;
}

/** CRC-32 of polynomial 0x04c11db7, neither reflected nor inverted, as Ogg has it. */
const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
}); // prettier-ignore

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (const byte of bytes) sum = ((sum << 8) ^ (TABLE[(sum >>> 24) ^ byte] ?? 0)) >>> 0;
  return sum;
}
