import { FRAME_SAMPLES } from '../ogg/opus-packet';

/** 20 ms of one voice: 48 kHz, one channel. */
export type VoiceFrame = Int16Array;

const LOUDEST = 32_767;

/**
 * What each one hears: the sum of the others, without their own voice. Too loud together is cut off at
 * the loudest that can be said. Who is missing here says nothing just now, and hears all.
 */
export function mixVoices<Seat>(
  voices: ReadonlyMap<Seat, VoiceFrame>,
  listeners: Iterable<Seat>,
): Map<Seat, VoiceFrame> {
  const all = new Int32Array(FRAME_SAMPLES);
  for (const voice of voices.values())
    voice.forEach((value, at) => (all[at] = (all[at] ?? 0) + value));
  const mixes = new Map<Seat, VoiceFrame>();
  for (const listener of listeners) {
    const own = voices.get(listener);
    const mix = new Int16Array(FRAME_SAMPLES);
    for (let at = 0; at < FRAME_SAMPLES; at += 1) {
      const value = (all[at] ?? 0) - (own?.[at] ?? 0);
      mix[at] = Math.max(-LOUDEST, Math.min(LOUDEST, value));
    }
    mixes.set(listener, mix);
  }
  return mixes;
}
