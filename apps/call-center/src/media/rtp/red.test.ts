import { framesOf, primaryOf, withInnerType } from './red';

/** One copy of four bytes, 960 ticks back, and the frame itself. */
const payload = Buffer.concat([
  Buffer.from([0x80 | 111, 960 >> 6, ((960 << 2) & 0xff) | 0, 4, 111]),
  Buffer.from('copy'),
  Buffer.from('frame'),
]);

describe('RED', () => {
  it('finds the frame behind its copies', () => {
    expect(primaryOf(payload)?.toString()).toBe('frame');
    expect(primaryOf(Buffer.concat([Buffer.from([111]), Buffer.from('alone')]))?.toString()).toBe('alone');
  }); // prettier-ignore

  it('tells the copies apart, and how old each is', () => {
    expect(framesOf(payload).map(({ ticksBefore, frame }) => [ticksBefore, `${frame}`])).toEqual([
      [960, 'copy'],
      [0, 'frame'],
    ]);
  });

  it('says another payload type inside, and nothing else anew', () => {
    const said = withInnerType(payload, 96);
    expect([said?.[0], said?.[4]]).toEqual([0x80 | 96, 96]);
    expect(said?.subarray(5)).toEqual(payload.subarray(5));
    expect(said?.subarray(1, 4)).toEqual(payload.subarray(1, 4));
  });

  it('gives up on what is mangled', () => {
    for (const length of [0, 1, 3, 4, 7]) {
      expect(primaryOf(payload.subarray(0, length))).toBeNull();
      expect(framesOf(payload.subarray(0, length))).toEqual([]);
      expect(withInnerType(payload.subarray(0, length), 96)).toBeNull();
    }
  });
});
