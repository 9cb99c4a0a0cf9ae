import type { SoundPacket } from '../ogg/ogg-opus-stream';
import { SILENCE } from '../ogg/opus-packet';
import { PRE_SKIP, SideTimeline } from './side-timeline';

const FRAME = 960;
const source = {};
/** A frame of 20 ms that says this. */
const said = (text: string): Buffer =>
  Buffer.concat([Buffer.from([31 << 3]), Buffer.from(text.padEnd(3))]);
const words = (packets: readonly SoundPacket[]): string =>
  packets
    .map(({ payload }) => (payload.equals(SILENCE) ? '·' : payload.toString('latin1', 1).trim()))
    .join('');

/** What became of packets: `[text, position in frames, when it came, in frames]`. */
function told(until: number, ...spoken: Array<[text: string, frame: number, at?: number]>): string {
  const line = new SideTimeline();
  for (const [text, frame, at = frame] of spoken) {
    line.take({ source, timestamp: 7000 + frame * FRAME, payload: said(text) }, at * FRAME);
  }
  return words(line.until(until * FRAME)).slice(PRE_SKIP / FRAME);
}

describe('SideTimeline', () => {
  it('begins with what a decoder skips, and is silent where nobody speaks', () => {
    const line = new SideTimeline();
    expect(words(line.until(0))).toBe('····');
    expect(words(line.until(3 * FRAME))).toBe('···');
    expect(words(line.until(3 * FRAME))).toBe('');
  });

  it.each<[string, string, Parameters<typeof told>]>([
    ['what comes in order', '··abc··', [7, ['a', 2], ['b', 3], ['c', 4]]],
    ['what comes out of order', '··abc··', [7, ['a', 2], ['c', 4], ['b', 3, 5]]],
    ['what comes twice', '··ab···', [7, ['a', 2], ['a', 2], ['b', 3]]],
    ['what is missing', '··a···b', [7, ['a', 2], ['b', 6]]],
    ['what is not due yet', '··ab', [4, ['a', 2], ['b', 3], ['c', 4]]],
  ])('puts %s into its place', (_what, expected, spoken) => {
    expect(told(...spoken)).toBe(expected);
  });

  it('ends with what has come early, and waits for nothing that is further away', () => {
    const line = new SideTimeline();
    line.take({ source, timestamp: 0, payload: said('a') }, 3 * FRAME);
    line.take({ source, timestamp: FRAME, payload: said('b') }, 3 * FRAME);
    line.take({ source, timestamp: 100 * FRAME, payload: said('c') }, 3 * FRAME);
    expect(words(line.rest(4 * FRAME))).toBe('·······ab');
  });

  it('leaves out what comes after its time, and no place for it', () => {
    const line = new SideTimeline();
    line.take({ source, timestamp: 0, payload: said('a') }, 0);
    expect(words(line.until(4 * FRAME))).toBe('····a···');
    line.take({ source, timestamp: 2 * FRAME, payload: said('b') }, 5 * FRAME);
    line.take({ source, timestamp: 5 * FRAME, payload: said('c') }, 5 * FRAME);
    expect(words(line.until(7 * FRAME))).toBe('·c·');
  });

  it('gives another sender a clock of its own: a side that came back is where it came', () => {
    const line = new SideTimeline();
    line.take({ source, timestamp: 0, payload: said('a') }, 0);
    line.take({ source: {}, timestamp: 900_000, payload: said('b') }, 3 * FRAME);
    expect(words(line.until(5 * FRAME))).toBe('····a··b·');
  });

  it('never lasts longer than the call, whatever a sender claims', () => {
    const line = new SideTimeline();
    for (let index = 0; index < 10_000; index += 1) {
      const timestamp = Math.imul(index, 2_654_435_761) >>> 0;
      line.take({ source, timestamp, payload: said('x') }, 10 * FRAME);
    }
    const samples = line.until(20 * FRAME).reduce((sum, packet) => sum + packet.samples, 0);
    expect(samples).toBeLessThanOrEqual(PRE_SKIP + 22 * FRAME);
  });

  it('takes no part in what is no Opus, or says that nothing is said', () => {
    const line = new SideTimeline();
    line.take({ source, timestamp: 0, payload: Buffer.alloc(0) }, 0);
    line.take({ source, timestamp: 0, payload: Buffer.alloc(60_000, 1) }, 0);
    line.take({ source, timestamp: 0, payload: Buffer.from([31 << 3, 0]) }, 0);
    expect(words(line.until(FRAME))).toBe('·····');
  });
}); // prettier-ignore
