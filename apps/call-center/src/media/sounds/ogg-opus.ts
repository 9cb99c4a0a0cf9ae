/** Opus frames of 20 ms at 48 kHz, the clock of Opus in RTP. */
export const FRAME_MS = 20;
export const FRAME_TICKS = 960;

/**
 * The Opus packets of an Ogg file (RFC 3533, RFC 7845), without its two header packets.
 * @throws if it is no Ogg Opus, or its packets do not last {@link FRAME_MS} each
 */
export function readOggOpus(file: Buffer): Buffer[] {
  const [head, , ...packets] = packetsOf(file);
  if (head?.toString('latin1', 0, 8) !== 'OpusHead') throw new Error('not an Ogg Opus file');
  if (packets.some((packet) => durationOf(packet) !== FRAME_MS)) {
    throw new Error(`an Opus packet does not last ${FRAME_MS} ms`);
  }
  return packets;
}

function packetsOf(file: Buffer): Buffer[] {
  const packets: Buffer[] = [];
  let open: Buffer[] = [];
  let at = 0;
  while (at + 27 <= file.length && file.toString('latin1', at, at + 4) === 'OggS') {
    const segments = file.subarray(at + 27, at + 27 + file.readUInt8(at + 26));
    at += 27 + segments.length;
    for (const length of segments) {
      open.push(file.subarray(at, at + length));
      at += length;
      // A segment that is not full ends its packet.
      if (length < 255) {
        packets.push(Buffer.concat(open));
        open = [];
      }
    }
  }
  return packets;
}

/** How long a packet sounds (RFC 6716 §3.1); codes 2 and 3, which hold several frames, are not met here. */
function durationOf(packet: Buffer): number {
  const toc = packet[0] ?? 0;
  const config = toc >> 3;
  const frames = [1, 2][toc & 3] ?? NaN;
  if (config < 12) return ([10, 20, 40, 60][config & 3] ?? NaN) * frames;
  if (config < 16) return ([10, 20][config & 1] ?? NaN) * frames;
  return ([2.5, 5, 10, 20][config & 3] ?? NaN) * frames;
}
