import OpusScript from 'opusscript';
import { encodeOpus } from './encode-opus';
import type { Pcm } from './pcm';
import { readWav } from './read-wav';
import { Resampler } from './resampler';

/** A sine of this pitch at half loudness. */
function tone(hertz: number, rate: number, seconds: number): Pcm {
  const samples = Float32Array.from(
    { length: Math.round(rate * seconds) },
    (_, index) => 0.5 * Math.sin((2 * Math.PI * hertz * index) / rate),
  );
  return { samples, rate };
}

/** How much of this pitch is in it, from 0 to 1 (Goertzel). */
function shareOf(hertz: number, { samples, rate }: Pcm): number {
  let [real, imaginary, energy] = [0, 0, 0];
  samples.forEach((value, index) => {
    real += value * Math.cos((2 * Math.PI * hertz * index) / rate);
    imaginary += value * Math.sin((2 * Math.PI * hertz * index) / rate);
    energy += value * value;
  });
  return (2 * (real ** 2 + imaginary ** 2)) / (samples.length * energy);
}

interface WavLook {
  format?: number;
  bits: number;
  channels?: number;
  rate?: number;
}

function wav(
  { format = 1, bits, channels = 1, rate = 8000 }: WavLook,
  write: (data: Buffer) => void,
  frames: number,
): Buffer {
  const data = Buffer.alloc((frames * channels * bits) / 8);
  write(data);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(format, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt16LE(bits, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

const halves = (pcm: Pcm | null) => [...(pcm?.samples ?? [])].map((each) => each.toFixed(2));

describe('readWav', () => {
  it.each([
    ['8 bits', { bits: 8 }, (data: Buffer) => data.set([192, 64])],
    ['16 bits', { bits: 16 }, (data: Buffer) => [16384, -16384].forEach((v, i) => data.writeInt16LE(v, 2 * i))],
    ['24 bits', { bits: 24 }, (data: Buffer) => [0x400000, -0x400000].forEach((v, i) => data.writeIntLE(v, 3 * i, 3))],
    ['32 bits', { bits: 32 }, (data: Buffer) => [0x40000000, -0x40000000].forEach((v, i) => data.writeInt32LE(v, 4 * i))],
    ['floats', { format: 3, bits: 32 }, (data: Buffer) => [0.5, -0.5].forEach((v, i) => data.writeFloatLE(v, 4 * i))],
  ] as const)('reads %s', (_what, look, write) => {
    const pcm = readWav(wav(look, write, 2));
    expect(pcm?.rate).toBe(8000);
    expect(halves(pcm)).toEqual(['0.50', '-0.50']);
  }); // prettier-ignore

  it('mixes channels into one', () => {
    const stereo = wav({ bits: 16, channels: 2 }, (data) => data.writeInt16LE(32767, 0), 2);
    expect(halves(readWav(stereo))).toEqual(['0.50', '0.00']);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['another file', Buffer.from('ID3 and so on, and on')],
    ['a compressed one', wav({ format: 85, bits: 16 }, () => undefined, 2)],
    ['one without sound', wav({ bits: 16 }, () => undefined, 2).subarray(0, 36)],
    ['a rate that nobody hears', wav({ bits: 16, rate: 100 }, () => undefined, 2)],
    ['no channels', wav({ bits: 16, channels: 0 }, () => undefined, 0)],
  ])('does not read %s', (_what, file) => {
    expect(readWav(file)).toBeNull();
  });
});

function resampled(pcm: Pcm, rate: number): Pcm {
  const made = new Resampler(pcm, rate);
  const samples = new Float32Array(made.length);
  made.read(samples, 0);
  return { samples, rate };
}

describe('Resampler', () => {
  it.each([8000, 16_000, 22_050, 44_100, 96_000])('from %i Hz keeps the pitch', (rate) => {
    const made = resampled(tone(440, rate, 0.5), 48_000);
    expect(made.samples.length).toBe(24_000);
    expect(shareOf(440, made)).toBeGreaterThan(0.99);
  });

  it('reads in parts what it reads at once, and silence behind the end', () => {
    const sound = tone(440, 22_050, 0.1);
    const whole = resampled(sound, 48_000).samples;
    const parts = new Float32Array(4800 + 960);
    for (let at = 0; at < parts.length; at += 960) {
      new Resampler(sound, 48_000).read(parts.subarray(at, at + 960), at);
    }
    expect(parts.subarray(0, whole.length)).toEqual(whole);
    expect(parts.subarray(whole.length)).toEqual(new Float32Array(parts.length - whole.length));
  });

  it('lets nothing alias that the lower rate cannot hold', () => {
    const made = resampled(tone(6000, 48_000, 0.2), 8000);
    const loudest = made.samples.slice(100, -100).reduce((max, v) => Math.max(max, Math.abs(v)), 0);
    expect(loudest).toBeLessThan(0.01);
  });
});

it('encodes sound of any rate as Opus packets of 20 ms that sound the same', async () => {
  const packets = await encodeOpus(tone(440, 22_050, 1.005));
  expect(packets).toHaveLength(51);
  const decoder = new OpusScript(48_000, 1);
  const pcm = Buffer.concat(packets.map((packet) => decoder.decode(packet)));
  decoder.delete();
  const heard = Float32Array.from(
    { length: 40_000 },
    (_, index) => pcm.readInt16LE(2 * (index + 4000)) / 0x8000,
  );
  expect(shareOf(440, { samples: heard, rate: 48_000 })).toBeGreaterThan(0.98);
});
