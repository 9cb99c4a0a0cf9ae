import { FrameAllowance } from './frame-allowance';

const RATE = { burstFrames: 3, framesPerSecond: 10 };

describe('FrameAllowance', () => {
  test('lets a burst through, then says how long to wait', () => {
    const allowance = new FrameAllowance(RATE.burstFrames, 0);
    const waits = [0, 0, 0, 0].map((now) => allowance.take(RATE, now));
    expect(waits).toEqual([0, 0, 0, 100]);
  });

  test('earns frames with time, up to the burst', () => {
    const allowance = new FrameAllowance(RATE.burstFrames, 0);
    for (let frame = 0; frame < 3; frame++) allowance.take(RATE, 0);
    expect(allowance.take(RATE, 100)).toBe(0);
    expect(allowance.take(RATE, 100)).toBe(100);
    const waits = [0, 0, 0, 0].map(() => allowance.take(RATE, 60_000));
    expect(waits).toEqual([0, 0, 0, 100]);
  });

  test('is not fooled by a clock that goes back', () => {
    const allowance = new FrameAllowance(RATE.burstFrames, 1000);
    expect([allowance.take(RATE, 0), allowance.take(RATE, 0)]).toEqual([0, 0]);
  });
});
