import { pagesIn } from './ogg-page';
import { FRAME_MS, FRAME_SAMPLES, samplesOf } from './opus-packet';

/**
 * The Opus packets of an Ogg file (RFC 3533, RFC 7845), without its two header packets; up to where it is
 * torn, if it is.
 * @throws if it is no Ogg Opus, or its packets do not last {@link FRAME_MS} each
 */
export function readOggOpus(file: Buffer): Buffer[] {
  const [head, , ...packets] = packetsOf(file);
  if (head?.toString('latin1', 0, 8) !== 'OpusHead') throw new Error('not an Ogg Opus file');
  if (packets.some((packet) => samplesOf(packet) !== FRAME_SAMPLES)) {
    throw new Error(`an Opus packet does not last ${FRAME_MS} ms`);
  }
  return packets;
}

function packetsOf(file: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  const open: Buffer[] = [];
  for (const { segments } of pagesIn(file)) {
    for (const segment of segments) {
      open.push(segment);
      // A segment that is not full ends its packet.
      if (segment.length < 255) packets.push(Buffer.concat(open.splice(0)));
    }
  }
  return packets;
}
