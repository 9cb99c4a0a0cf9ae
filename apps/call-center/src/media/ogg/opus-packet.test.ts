import { loadSounds } from '../sounds/sound-library';
import { FRAME_SAMPLES, SILENCE, samplesOf } from './opus-packet';

describe('samplesOf', () => {
  it('knows what ffmpeg encoded to last 20 ms', async () => {
    const { ringback } = await loadSounds();
    expect(new Set(ringback.map(samplesOf))).toEqual(new Set([FRAME_SAMPLES]));
    expect(samplesOf(SILENCE)).toBe(FRAME_SAMPLES);
  });

  it.each([
    ['SILK, 60 ms', [3 << 3, 1], 2880],
    ['hybrid, 10 ms', [12 << 3, 1], 480],
    ['CELT, 2.5 ms', [16 << 3, 1], 120],
    ['two frames of 20 ms alike', [(31 << 3) | 1, 1, 1], 1920],
    ['two frames of their own length', [(31 << 3) | 2, 1, 7, 8], 1920],
    ['three frames', [(31 << 3) | 3, 3, 7, 7, 7], 2880],
  ])('counts %s', (_what, bytes, samples) => {
    expect(samplesOf(Buffer.from(bytes))).toBe(samples);
  });

  it.each([
    ['nothing', []],
    ['two frames that are not alike', [(31 << 3) | 1, 1]],
    ['frames that are not counted', [(31 << 3) | 3]],
    ['no frame', [(31 << 3) | 3, 0]],
    ['more than 120 ms', [(31 << 3) | 3, 7, 1]],
  ])('refuses %s', (_what, bytes) => {
    expect(samplesOf(Buffer.from(bytes))).toBeNull();
  });
});
