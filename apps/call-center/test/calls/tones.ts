import { FRAME_SAMPLES, OPUS_RATE } from '../../src/media/ogg/opus-packet';

/** How much of a tone is in a sound, 0 to 1. */
export function levelOf(hz: number, samples: Int16Array): number {
  let [real, imaginary] = [0, 0];
  samples.forEach((value, at) => {
    const angle = (2 * Math.PI * hz * at) / OPUS_RATE;
    real += (value / 32_767) * Math.cos(angle);
    imaginary += (value / 32_767) * Math.sin(angle);
  });
  return (2 * Math.hypot(real, imaginary)) / samples.length;
}

/** The 20 ms of a tone that have this number. */
export function toneOf(hz: number, frame: number): Int16Array {
  const samples = new Int16Array(FRAME_SAMPLES);
  return samples.map(
    (_, at) => 8000 * Math.sin((2 * Math.PI * hz * (frame * FRAME_SAMPLES + at)) / OPUS_RATE),
  );
}
