import { SourceClock } from './source-clock';

const MS = 48;
const SECOND = 1000 * MS;
const FRAME = 20 * MS;

const onTime = (_index: number): number => 0;

/** Where packets are put that are sent every 20 ms, by a sender whose clock goes at `speed`. */
function run({ seconds = 60, speed = 1, lateMs = onTime, from = 0 } = {}): number[] {
  const clock = new SourceClock(from >>> 0, lateMs(0) * MS);
  return Array.from({ length: seconds * 50 }, (_, index) => {
    const sent = index * FRAME;
    const at = sent + lateMs(index) * MS;
    return clock.positionOf((from + Math.round(sent * speed)) >>> 0, at) - sent;
  });
}

describe('SourceClock', () => {
  it('puts packets where they were said, however late each comes', () => {
    const off = run({ lateMs: (index) => 30 + ((index * 37) % 40) });
    expect(new Set(off.map((each) => each - (off[0] ?? 0)))).toEqual(new Set([0]));
  });

  it('counts on through the wrap of the timestamps', () => {
    const off = run({ from: 2 ** 32 - 10 * SECOND, seconds: 20 });
    expect(new Set(off)).toEqual(new Set([0]));
  });

  it.each([1.001, 0.999])('makes up for a clock that goes at %d', (speed) => {
    const off = run({ speed, seconds: 600 }).map(Math.abs);
    expect(Math.max(...off)).toBeLessThan(100 * MS);
  });

  it('is not led astray by a first packet that came late', () => {
    const off = run({ lateMs: (index) => (index === 0 ? 800 : 20) });
    expect(off.at(-1)).toBe(20 * MS);
  });

  it('begins anew where timestamps jump', () => {
    const clock = new SourceClock(0, 0);
    expect(clock.positionOf(FRAME, FRAME)).toBe(FRAME);
    expect(clock.positionOf(3_000_000_000, 2 * FRAME)).toBe(2 * FRAME);
    expect(clock.positionOf(3_000_000_000 + FRAME, 3 * FRAME)).toBe(3 * FRAME);
  });
});
