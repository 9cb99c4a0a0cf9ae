/** A page as RFC 3533 has it, read without the service's own code. */
export interface ReadPage {
  flags: number;
  granule: number;
  serial: number;
  number: number;
  packets: Buffer[];
}

/** Reads a whole file, and fails on whatever does not belong: bytes in between, a wrong sum, a torn packet. */
export function readOggFile(file: Buffer): ReadPage[] {
  const pages: ReadPage[] = [];
  for (let at = 0; at < file.length;) {
    expect(file.toString('latin1', at, at + 4)).toBe('OggS');
    expect(file[at + 4]).toBe(0);
    const table = [...file.subarray(at + 27, at + 27 + file.readUInt8(at + 26))];
    const body = at + 27 + table.length;
    const end = body + table.reduce((sum, length) => sum + length, 0);
    const page = Buffer.from(file.subarray(at, end));
    page.fill(0, 22, 26);
    expect(crc32(page)).toBe(file.readUInt32LE(at + 22));
    pages.push({
      flags: file.readUInt8(at + 5),
      granule: Number(file.readBigUInt64LE(at + 6)),
      serial: file.readUInt32LE(at + 14),
      number: file.readUInt32LE(at + 18),
      packets: packetsOf(file.subarray(body, end), table),
    });
    at = end;
  }
  return pages;
}

/** The packets of sound in it, and that its pages are in order from the first to the last. */
export function soundIn(file: Buffer): Buffer[] {
  const pages = readOggFile(file);
  expect(pages.map(({ number }) => number)).toEqual(pages.map((_page, index) => index));
  expect(new Set(pages.map(({ serial }) => serial)).size).toBe(1);
  expect(pages.map(({ flags }) => flags)).toEqual([2, ...pages.slice(1).map(() => expect.any(Number))]);
  const [head, tags, ...sound] = pages;
  expect(head?.packets[0]?.toString('latin1', 0, 8)).toBe('OpusHead');
  expect(tags?.packets[0]?.toString('latin1', 0, 8)).toBe('OpusTags');
  return sound.flatMap(({ packets }) => packets);
} // prettier-ignore

function packetsOf(body: Buffer, table: readonly number[]): Buffer[] {
  const packets: Buffer[] = [];
  let start = 0;
  let end = 0;
  for (const length of table) {
    end += length;
    if (length === 255) continue;
    packets.push(body.subarray(start, end));
    start = end;
  }
  expect(start).toBe(end);
  return packets;
}

/** Bit by bit, as the RFC says it in words. */
function crc32(bytes: Buffer): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  }
  return crc >>> 0;
}
