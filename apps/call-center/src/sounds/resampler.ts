import type { Pcm } from './pcm';

/** Zero crossings of the sinc on each side: more is cleaner and slower. */
const CROSSINGS = 16;

/** Sound at another rate, band-limited (windowed sinc), made as it is read. */
export class Resampler {
  /** Samples at the new rate. */
  readonly length: number;
  private readonly samples: Float32Array;
  /** The new rate and the old one, without what divides both. */
  private readonly up: number;
  private readonly down: number;
  private readonly reach: number;
  /** One set of weights for each place that a new sample can have between two old ones. */
  private readonly phases: Array<Float32Array | undefined>;

  constructor({ samples, rate: from }: Pcm, rate: number) {
    const divisor = commonDivisor(from, rate);
    this.samples = samples;
    this.up = rate / divisor;
    this.down = from / divisor;
    this.length = Math.floor((samples.length * this.up) / this.down);
    this.reach = Math.ceil((CROSSINGS * this.down) / Math.min(this.up, this.down));
    this.phases = Array.from({ length: this.up });
  }

  /** Fills `into` with the samples from this one on; behind the end there is silence. */
  read(into: Float32Array, from: number): void {
    const { samples, up, down, reach, length } = this;
    for (let index = 0; index < into.length; index += 1) {
      const place = (from + index) * down;
      const phase = place % up;
      const first = (place - phase) / up - reach + 1;
      const weights = (this.phases[phase] ??= this.weightsAt(phase));
      let sum = 0;
      if (from + index < length) {
        for (let tap = 0; tap < weights.length; tap += 1) {
          sum += (samples[first + tap] ?? 0) * (weights[tap] ?? 0);
        }
      }
      into[index] = sum;
    }
  }

  private weightsAt(phase: number): Float32Array {
    // Going down, what the lower rate cannot hold is filtered out.
    const cutoff = Math.min(1, this.up / this.down);
    return Float32Array.from({ length: 2 * this.reach }, (_, tap) => {
      const distance = (tap - this.reach + 1 - phase / this.up) * cutoff;
      return cutoff * windowedSinc(distance);
    });
  }
}

/** Under a Hann window over all its crossings. */
function windowedSinc(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= CROSSINGS) return 0;
  const sinc = Math.sin(Math.PI * x) / (Math.PI * x);
  return sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / CROSSINGS));
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
