import { createReadStream } from 'node:fs';
import { pagesIn } from './ogg-page';

/** The longest page: a head, 255 lengths, 255 segments of 255 bytes (RFC 3533 §6). */
const MAX_PAGE_BYTES = 27 + 255 + 255 * 255;

/**
 * The packets of an Ogg file, headers and all, up to where it is torn; in memory is a page at a time.
 * Rejects with the error of the disk.
 */
export async function* oggPackets(path: string): AsyncGenerator<Buffer, void> {
  let rest = Buffer.alloc(0);
  const open: Buffer[] = [];
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk]);
    let end = 0;
    for (const page of pagesIn(rest)) {
      end = page.end;
      for (const segment of page.segments) {
        open.push(segment);
        // A segment that is not full ends its packet.
        if (segment.length < 255) yield Buffer.concat(open.splice(0));
      }
    }
    rest = rest.subarray(end);
    if (rest.length > MAX_PAGE_BYTES) return;
  }
}
