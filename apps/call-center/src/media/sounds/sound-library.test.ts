import { loadSounds } from './sound-library';

describe('the sounds', () => {
  it('are there, and last as long as they should', async () => {
    const sounds = await loadSounds();
    const seconds = (frames: readonly Buffer[]): number => Math.round(frames.length / 50);
    expect(seconds(sounds.queueMusic)).toBe(22);
    expect(seconds(sounds.holdMusic)).toBe(22);
    expect(seconds(sounds.ringback)).toBe(5);
  });
});
