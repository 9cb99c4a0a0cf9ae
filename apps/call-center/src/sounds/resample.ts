import type { Pcm } from './pcm';

/** Zero crossings of the sinc on each side: more is cleaner and slower. */
const CROSSINGS = 16;

/** The sound at another rate, band-limited (windowed sinc); the same object where the rate is that already. */
export function resample(pcm: Pcm, rate: number): Pcm {
  if (pcm.rate === rate) return pcm;
  const step = pcm.rate / rate;
  // Going down, what the lower rate cannot hold is filtered out.
  const cutoff = Math.min(1, 1 / step);
  const reach = CROSSINGS / cutoff;
  const { samples } = pcm;
  const made = new Float32Array(Math.floor(samples.length / step));
  for (let index = 0; index < made.length; index += 1) {
    const centre = index * step;
    const last = Math.min(samples.length - 1, Math.floor(centre + reach));
    let sum = 0;
    for (let at = Math.max(0, Math.ceil(centre - reach)); at <= last; at += 1) {
      sum += (samples[at] ?? 0) * cutoff * tap((at - centre) * cutoff);
    }
    made[index] = sum;
  }
  return { samples: made, rate };
}

/** sinc, under a Hann window over all its crossings. */
function tap(x: number): number {
  if (x === 0) return 1;
  const sinc = Math.sin(Math.PI * x) / (Math.PI * x);
  return sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / CROSSINGS));
}
