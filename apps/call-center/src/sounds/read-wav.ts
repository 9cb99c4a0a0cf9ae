import type { Pcm } from './pcm';

const PCM = 1;
const FLOAT = 3;
/** The real format stands in the first bytes of a GUID. */
const EXTENSIBLE = 0xfffe;
const MIN_RATE = 4000;
const MAX_RATE = 192_000;

interface Format {
  channels: number;
  rate: number;
  bytes: number;
  read: (data: Buffer, at: number) => number;
}

/** The sound of a WAV, its channels mixed into one; null: it is none, or of a kind that is not known. */
export function readWav(file: Buffer): Pcm | null {
  if (file.toString('latin1', 0, 4) !== 'RIFF') return null;
  if (file.toString('latin1', 8, 12) !== 'WAVE') return null;
  let format: Format | null = null;
  let at = 12;
  while (at + 8 <= file.length) {
    const name = file.toString('latin1', at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const body = file.subarray(at + 8, at + 8 + size);
    if (name === 'fmt ') format = formatOf(body);
    // Whoever writes while it records may not know the size, and says the greatest there is.
    if (name === 'data') return format && mixed(body, format);
    at += 8 + size + (size % 2);
  }
  return null;
}

function formatOf(body: Buffer): Format | null {
  if (body.length < 16) return null;
  const tag = body.readUInt16LE(0);
  const kind = tag === EXTENSIBLE && body.length >= 26 ? body.readUInt16LE(24) : tag;
  const channels = body.readUInt16LE(2);
  const rate = body.readUInt32LE(4);
  const read = READERS[`${kind} ${body.readUInt16LE(14)}`];
  if (!read || channels === 0 || rate < MIN_RATE || rate > MAX_RATE) return null;
  return { channels, rate, bytes: body.readUInt16LE(14) / 8, read };
}

/** By format and bits. */
const READERS: Readonly<Record<string, Format['read']>> = {
  [`${PCM} 8`]: (data, at) => (data.readUInt8(at) - 128) / 128,
  [`${PCM} 16`]: (data, at) => data.readInt16LE(at) / 0x8000,
  [`${PCM} 24`]: (data, at) => data.readIntLE(at, 3) / 0x800000,
  [`${PCM} 32`]: (data, at) => data.readInt32LE(at) / 0x80000000,
  [`${FLOAT} 32`]: (data, at) => data.readFloatLE(at),
};

function mixed(data: Buffer, { channels, rate, bytes, read }: Format): Pcm {
  const frame = bytes * channels;
  const samples = new Float32Array(Math.floor(data.length / frame));
  for (let index = 0; index < samples.length; index += 1) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) {
      sum += read(data, index * frame + channel * bytes);
    }
    samples[index] = sum / channels;
  }
  return { samples, rate };
}
