import fc from 'fast-check';
import { stepFlow, type HoursNode } from '..';
import { flowOf, make } from '../../test/build-flow';

const MINUTE_MS = 60_000;

function wayOf(hours: HoursNode, now: number): string | undefined {
  const flow = flowOf(make.start('hours'), hours, make.end());
  const { outputs } = stepFlow(flow, null, { type: 'start' }, now);
  return outputs.flatMap((one) => (one.type === 'visit' ? (one.branch ?? []) : []))[0];
}

const hours = (change: Partial<HoursNode>): HoursNode => ({
  ...make.hours('hours', 'end', 'end'),
  ...change,
});

describe('service hours', () => {
  const everyDay = [1, 2, 3, 4, 5, 6, 7];

  it.each([
    ['2021-03-15T08:59:59.999', 'closed'],
    ['2021-03-15T09:00:00.000', 'open'],
    ['2021-03-15T16:59:59.999', 'open'],
    ['2021-03-15T17:00:00.000', 'closed'],
    ['2021-03-19T12:00:00.000', 'open'],
    ['2021-03-20T12:00:00.000', 'closed'],
    ['1969-12-29T12:00:00.000', 'open'],
    ['1969-12-28T12:00:00.000', 'closed'],
  ])('at %s: %s', (at, way) => {
    expect(wayOf(hours({}), Date.parse(`${at}Z`))).toBe(way);
    expect(wayOf(hours({ utcOffsetMinutes: -330 }), Date.parse(`${at}-05:30`))).toBe(way);
    const { utcOffsetMinutes: _offset, ...beijing } = hours({});
    expect(wayOf(beijing, Date.parse(`${at}+08:00`))).toBe(way);
  });

  it('agrees with the calendar on any minute, weekday and offset', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const written = (at: number) => new Date(at * MINUTE_MS).toISOString().slice(11, 16);
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 4e12 }),
        fc.subarray(everyDay, { minLength: 1 }),
        minute,
        minute,
        fc.integer({ min: -720, max: 840 }),
        (now, days, from, to, utcOffsetMinutes) => {
          const weekly = [{ days, from: written(from), to: written(to) }];
          const there = new Date(now + utcOffsetMinutes * MINUTE_MS);
          const clock = there.toISOString().slice(11, 16);
          const isOpen =
            days.includes(there.getUTCDay() || 7) && written(from) <= clock && clock < written(to);
          expect(wayOf(hours({ weekly, utcOffsetMinutes }), now)).toBe(isOpen ? 'open' : 'closed');
        },
      ),
      { seed: 20210319, numRuns: 1000 },
    );
  });

  it('has open nights in two spans', () => {
    const weekly = [
      { days: everyDay, from: '22:00', to: '24:00' },
      { days: everyDay, from: '00:00', to: '06:00' },
    ];
    const at = (time: string) => wayOf(hours({ weekly }), Date.parse(`2021-03-15T${time}Z`));
    expect(['21:59', '22:00', '23:59', '00:00', '05:59', '06:00'].map(at)).toEqual([
      'closed',
      'open',
      'open',
      'open',
      'open',
      'closed',
    ]);
  });

  it('is closed at a time that is no time', () => {
    expect([NaN, Infinity, -Infinity, 8.64e15 + 1].map((now) => wayOf(hours({}), now))).toEqual(
      Array(4).fill('closed'),
    );
  });

  it('are remembered also when they lead back to where the flow stood', () => {
    const flow = flowOf(
      make.start('hours'),
      make.hours('hours', 'menu', 'menu'),
      make.menu('menu', ['hours', 'end'], 'end'),
      make.end(),
    );
    const monday = (time: string) => Date.parse(`2021-03-15T${time}Z`);
    const open = stepFlow(flow, null, { type: 'start' }, monday('16:59')).snapshot;
    expect(open).toEqual({ node: 'menu', awaiting: 'reply', variables: {} });
    const again = { type: 'reply', text: '1' } as const;
    const closed = stepFlow(flow, open, again, monday('17:00')).snapshot;
    expect(closed).toEqual({ ...open, closed: true });
  });
});
