import { openAudio } from './audio';

interface Tune {
  /** Start (s) and frequency (Hz). */
  notes: ReadonlyArray<readonly [number, number]>;
  noteSeconds: number;
  periodSeconds: number;
}

/** Two rising notes ring, a higher one says that it is done. */
const RING: Tune = {
  notes: [
    [0, 660],
    [0.18, 880],
  ],
  noteSeconds: 0.16,
  periodSeconds: 2,
};
const CHIME: Tune = { notes: [[0, 1046]], noteSeconds: 0.16, periodSeconds: 2 };
/** 回铃音: 450 Hz, one second in five. */
const RINGBACK: Tune = { notes: [[0, 450]], noteSeconds: 1, periodSeconds: 5 };
const ATTACK_SECONDS = 0.02;
const LOUDNESS = 0.14;

/**
 * Rings every two seconds until the function returned is called. The tone is drawn once and repeated
 * by the sound card: the timers of a hidden page are slowed down, this is not. No file is fetched.
 * A page that was not touched yet rings as soon as it may.
 */
export function startRingTone(): () => void {
  return play(RING, true);
}

/** What a caller hears until the other side answers, until the function returned is called. */
export function startRingback(): () => void {
  return play(RINGBACK, true);
}

/** Rings once: for the sound test. */
export function ringOnce(): void {
  play(RING, false);
}

/** A short sound that asks for nothing. */
export function chime(): void {
  play(CHIME, false);
}

function play(tune: Tune, loop: boolean): () => void {
  const context = openAudio();
  if (!context) return () => undefined;
  const source = context.createBufferSource();
  source.buffer = draw(context, tune);
  source.loop = loop;
  source.connect(context.destination);
  source.start();
  return () => {
    source.stop();
    source.disconnect();
  };
}

function draw(context: AudioContext, { notes, noteSeconds, periodSeconds }: Tune): AudioBuffer {
  const rate = context.sampleRate;
  const buffer = context.createBuffer(1, rate * periodSeconds, rate);
  const samples = buffer.getChannelData(0);
  for (const [start, frequency] of notes) {
    const from = Math.round(start * rate);
    for (let index = 0; index < noteSeconds * rate; index += 1) {
      const seconds = index / rate;
      // Rises quickly and fades to nothing, so that neither end clicks.
      const rise = Math.min(1, seconds / ATTACK_SECONDS);
      const fade = 1 - seconds / noteSeconds;
      const wave = Math.sin(2 * Math.PI * frequency * seconds);
      samples[from + index] = (samples[from + index] ?? 0) + wave * rise * fade * LOUDNESS;
    }
  }
  return buffer;
}
