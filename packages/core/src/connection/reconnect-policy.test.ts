import { seededRandom } from '@ccc/testkit';
import { DEFAULT_RECONNECT_POLICY, reconnectDelayMs } from './reconnect-policy';

const policy = DEFAULT_RECONNECT_POLICY;

function delays(attempt: number, seed = 1): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: 2000 }, () =>
    reconnectDelayMs(policy, { attempt, roll: random.next() }),
  );
}

describe('reconnectDelayMs', () => {
  it.each([
    [0, 1000],
    [1, 2000],
    [2, 4000],
    [4, 16000],
    [5, 30000],
    [500, 30000],
  ])('spreads attempt %i over the whole of 0 to %i ms', (attempt, ceilingMs) => {
    const drawn = delays(attempt);
    expect(Math.max(...drawn)).toBeLessThan(ceilingMs);
    expect(Math.max(...drawn)).toBeGreaterThan(ceilingMs * 0.97);
    expect(Math.min(...drawn)).toBeLessThan(ceilingMs * 0.03);
    const mean = drawn.reduce((sum, delayMs) => sum + delayMs, 0) / drawn.length;
    expect(Math.abs(mean / ceilingMs - 0.5)).toBeLessThan(0.03);
  });

  it('keeps to what the service asked for, and spreads the crowd a little', () => {
    expect(reconnectDelayMs(policy, { attempt: 9, roll: 0, retryAfterMs: 120000 })).toBe(120000);
    expect(reconnectDelayMs(policy, { attempt: 0, roll: 0.999, retryAfterMs: 0 })).toBe(999);
  });
});
