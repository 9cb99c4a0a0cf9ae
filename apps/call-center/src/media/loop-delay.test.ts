import { LoopDelay } from './loop-delay';

describe('LoopDelay', () => {
  const delays = { mean: NaN, reset: () => undefined, disable: () => undefined };
  const after = (...meansMs: number[]): boolean => {
    const delay = new LoopDelay(delays);
    for (const ms of meansMs) {
      delays.mean = ms * 1e6;
      delay.tick();
    }
    return delay.isTooMuch;
  };

  it.each([
    ['nothing yet', [], false],
    ['in time', [20, 21, 59, 59, 59, 59, 59], false],
    ['late for a moment', [20, 300, 300, 20], false],
    ['late for five seconds', [20, 61, 70, 300, 61, 61], true],
    ['stuck: nothing was looked at', [20, NaN, NaN, NaN, NaN, NaN], true],
    ['late, and in time again', [90, 90, 90, 90, 90, 25], false],
  ])('%s', (_what, meansMs, expected) => {
    expect(after(...meansMs)).toBe(expected);
  });

  it('watches this very process', async () => {
    const delay = new LoopDelay();
    for (let n = 0; n < 5; n += 1) {
      const until = performance.now() + 150;
      await new Promise((resolve) => setTimeout(resolve, 30));
      while (performance.now() < until);
      await new Promise((resolve) => setTimeout(resolve, 1));
      delay.tick();
    }
    expect(delay.isTooMuch).toBe(true);
    delay.close();
  });
});
