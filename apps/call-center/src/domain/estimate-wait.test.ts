import fc from 'fast-check';
import { estimateWaitMinutes } from './estimate-wait';

const MINUTE = 60_000;

describe('estimateWaitMinutes', () => {
  it.each([
    ['one place, next', [4, 4, 4], 1, 0, 4],
    ['one place, two ahead', [4, 4, 4], 1, 2, 12],
    ['two places share the queue', [4, 4, 4], 2, 2, 6],
    ['part of a minute is one', [0.1, 0.1, 0.1], 3, 0, 1],
    ['the middle counts, not a night', [2, 3, 600], 1, 0, 3],
    ['an even number has its middle between two', [2, 4, 6, 600], 1, 0, 5],
  ])('%s', (_case, minutes, places, ahead, expected) => {
    const servicesMs = minutes.map((each) => each * MINUTE);
    expect(estimateWaitMinutes({ servicesMs, places }, ahead)).toBe(expected);
  });

  it('says nothing of a group that has hardly served, or where nobody is online', () => {
    expect(estimateWaitMinutes({ servicesMs: [MINUTE, MINUTE], places: 1 }, 0)).toBeNull();
    expect(estimateWaitMinutes({ servicesMs: [1, 2, 3], places: 0 }, 0)).toBeNull();
  });

  it('never says less to those who came later', () => {
    const services = fc.array(fc.nat(7_200_000), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(
        services,
        fc.integer({ min: 1, max: 50 }),
        fc.nat(200),
        (servicesMs, places, ahead) => {
          const pace = { servicesMs, places };
          const [sooner, later] = [ahead, ahead + 1].map((each) => estimateWaitMinutes(pace, each));
          expect(sooner).toBeGreaterThanOrEqual(1);
          expect(later).toBeGreaterThanOrEqual(sooner ?? 0);
        },
      ),
    );
  });
});
