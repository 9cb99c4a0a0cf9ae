/** Samples a second of Opus in RTP and in Ogg, whatever was recorded. */
export const OPUS_RATE = 48_000;

/** How long the packets of this service and of its clients sound, and what that is in samples. */
export const FRAME_MS = 20;
export const FRAME_SAMPLES = 960;

/** The longest packet: 120 ms (RFC 6716 §3.2.5), and what frames in it may come to. */
const MAX_SAMPLES = 5760;
const MAX_BYTES = 8192;

/** {@link FRAME_MS} of encoded silence: one CELT frame of full band that says nothing but that. */
export const SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);

/** How long a packet sounds, in samples (RFC 6716 §3.1, §3.2); null: it is no Opus packet. */
export function samplesOf(packet: Buffer): number | null {
  const toc = packet[0];
  if (toc === undefined || packet.length > MAX_BYTES) return null;
  const frames = framesIn(packet, toc & 3);
  const samples = frames === null ? 0 : frames * frameSamples(toc >> 3);
  return samples > 0 && samples <= MAX_SAMPLES ? samples : null;
}

function frameSamples(config: number): number {
  // SILK has four lengths, the hybrid two, CELT four.
  if (config < 12) return [480, 960, 1920, 2880][config & 3] ?? 0;
  if (config < 16) return [480, 960][config & 1] ?? 0;
  return [120, 240, 480, 960][config & 3] ?? 0;
}

function framesIn(packet: Buffer, code: number): number | null {
  if (code === 0) return 1;
  if (code === 1) return packet.length % 2 === 1 ? 2 : null;
  const second = packet[1];
  if (second === undefined) return null;
  return code === 2 ? 2 : second & 0x3f;
}
