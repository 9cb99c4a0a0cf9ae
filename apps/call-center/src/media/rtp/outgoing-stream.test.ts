import fc from 'fast-check';
import { OutgoingStream, type SourcePacket } from './outgoing-stream';
import { parseRtp } from './rtp-packet';

const packet = (sequenceNumber: number, timestamp = sequenceNumber * 960): SourcePacket => ({
  payloadType: 111,
  marker: false,
  sequenceNumber: sequenceNumber & 0xffff,
  timestamp: timestamp >>> 0,
  payload: Buffer.from('x'),
});

const numberOf = (written: Buffer | null): number | null =>
  (written && parseRtp(written)?.sequenceNumber) ?? null;

const streamAt = (sequenceNumber: number): OutgoingStream =>
  new OutgoingStream(7, 48_000, { sequenceNumber, timestamp: 4_294_967_000 });

describe('OutgoingStream', () => {
  it('counts on without a gap when the source changes, wherever both counts stand', () => {
    fc.assert(
      fc.property(
        fc.nat(0xffff),
        fc.array(fc.record({ start: fc.nat(0xffff), count: fc.integer({ min: 1, max: 5 }) })),
        (start, turns) => {
          const stream = streamAt(start);
          const written = turns.flatMap(({ start: first, count }) => {
            const source = {};
            return Array.from({ length: count }, (_, index) =>
              numberOf(stream.write(source, packet(first + index), index * 20)),
            );
          });
          expect(written).toEqual(written.map((_, index) => (start + 1 + index) & 0xffff));
        },
      ),
    );
  });

  it('keeps gaps and order within a source, and drops what is older than its turn', () => {
    const stream = streamAt(10);
    const source = {};
    const numbers = [100, 103, 102, 99, 104].map((each) =>
      numberOf(stream.write(source, packet(each), 0)),
    );
    expect(numbers).toEqual([11, 14, 13, null, 15]);
  });

  it('leaves packets out without a gap', () => {
    const stream = streamAt(10);
    const source = {};
    stream.write(source, packet(100), 0);
    stream.skip(source, 101);
    stream.skip(source, 102);
    expect(numberOf(stream.write(source, packet(103), 0))).toBe(12);
  });

  it('lets its time go on by what passed between two sources', () => {
    const stream = streamAt(10);
    const first = parseRtp(stream.write({}, packet(1, 5), 1000) ?? Buffer.alloc(0));
    const second = parseRtp(stream.write({}, packet(1, 9_999_999), 1500) ?? Buffer.alloc(0));
    expect(((second?.timestamp ?? 0) - (first?.timestamp ?? 0)) >>> 0).toBe(24_000);
    expect(second?.marker).toBe(true);
    expect(stream.timestampAt(1520)).toBe(((second?.timestamp ?? 0) + 960) >>> 0);
  });
});
