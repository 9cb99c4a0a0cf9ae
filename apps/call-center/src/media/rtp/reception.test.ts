import { Reception } from './reception';
import type { RtpPacket } from './rtp-packet';

const packet = (sequenceNumber: number): RtpPacket => ({
  payloadType: 96,
  marker: false,
  sequenceNumber: sequenceNumber & 0xffff,
  timestamp: (sequenceNumber * 960) >>> 0,
  ssrc: 1,
  payload: Buffer.alloc(1),
});

describe('Reception', () => {
  it('counts loss over a wrap, and names what is missing', () => {
    const reception = new Reception(1, 48_000);
    const missing = [65_534, 65_535, 65_538, 65_539].map((each) => reception.take(packet(each), 0));
    expect(missing).toEqual([[], [], [0, 1], []]);
    expect(reception.lost).toBe(2);
    reception.take(packet(65_536), 0);
    expect(reception.lost).toBe(1);
    expect(reception.reportAt(0)).toMatchObject({ newest: 65_539, lost: 1, fractionLost: 1 / 6 });
    expect(reception.reportAt(0)).toMatchObject({ lost: 1, fractionLost: 0 });
  });

  it('takes a leap for a stream that began anew', () => {
    const reception = new Reception(1, 48_000);
    [10, 11, 30_000, 30_001].forEach((each) => reception.take(packet(each), 0));
    expect(reception.lost).toBe(0);
    expect(reception.received).toBe(4);
  });

  it('has no jitter on an even line, and some on an uneven one', () => {
    const even = new Reception(1, 48_000);
    const uneven = new Reception(1, 48_000);
    for (let index = 0; index < 100; index += 1) {
      even.take(packet(index), index * 20);
      uneven.take(packet(index), index * 20 + (index % 2) * 10);
    }
    expect(even.jitterMs).toBe(0);
    expect(uneven.jitterMs).toBeGreaterThan(9);
    expect(uneven.jitterMs).toBeLessThan(11);
  });
});
