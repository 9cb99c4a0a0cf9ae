import fc from 'fast-check';
import { message } from '../../test/events';
import { SessionLog } from './session-log';

const seqs = (log: SessionLog, ...given: number[]) =>
  given.map((seq) => log.receive(message(seq)).map((event) => event.seq));

describe('SessionLog', () => {
  it('passes on what comes in order', () => {
    expect(seqs(new SessionLog(), 1, 2, 3)).toEqual([[1], [2], [3]]);
  });

  it('passes nothing on twice', () => {
    expect(seqs(new SessionLog(), 1, 1, 2, 1, 2)).toEqual([[1], [], [2], [], []]);
  });

  it('keeps what comes too early until the gap is filled', () => {
    const log = new SessionLog();
    expect(seqs(log, 1, 4, 3)).toEqual([[1], [], []]);
    expect(log.isBehind).toBe(true);
    expect(seqs(log, 2)).toEqual([[2, 3, 4]]);
    expect(log.isBehind).toBe(false);
    expect(log.lastSeq).toBe(4);
  });

  it('knows that it is behind what it was told of', () => {
    const log = new SessionLog();
    log.expect(2);
    expect(log.isBehind).toBe(true);
    seqs(log, 2, 1);
    expect(log.isBehind).toBe(false);
  });

  it('gives every event once and in order, however they arrive', () => {
    const arrivals = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 60 });
    fc.assert(
      fc.property(arrivals, (given) => {
        const log = new SessionLog();
        const passed = seqs(log, ...given).flat();
        expect(passed).toEqual(passed.map((_seq, index) => index + 1));
        const missing = Array.from({ length: 13 }, (_none, index) => index + 1).find(
          (seq) => !given.includes(seq),
        );
        expect(log.lastSeq).toBe((missing ?? 1) - 1);
      }),
    );
  });
});
