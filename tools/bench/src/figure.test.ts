import { ms, percentile, ratioOf, sideBySide } from './figure';

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  test.each([
    [0, 1],
    [0.5, 51],
    [0.99, 100],
    [1, 100],
  ])('the sample that %d of the others lie below is %d', (share, expected) => {
    expect(percentile(hundred, share)).toBe(expected);
  });

  test('sorts by size and leaves the samples as they are', () => {
    const samples = [10, 9, 100];
    expect(percentile(samples, 0.5)).toBe(10);
    expect(samples).toEqual([10, 9, 100]);
  });

  test('of nothing is no number', () => {
    expect(percentile([], 0.5)).toBeNaN();
  });
});

test('milliseconds have decimals while they say something', () => {
  expect([ms(0.456), ms(9.994), ms(12.5)]).toEqual(['0.46 ms', '9.99 ms', '13 ms']);
});

test('a ratio is ours over the floor', () => {
  expect(ratioOf(3, 2)).toBe('1.50×');
});

test('two runs stand side by side, and once where both found the same', () => {
  const run = (measured: string, ratio?: string) => [
    { what: 'size', measured: '9 KB', aim: '≤ 10 KB' },
    { what: 'delay', measured, ...(ratio && { ratio }) },
  ];
  expect(sideBySide([run('1 ms', '1.0×'), run('2 ms', '2.0×')])).toEqual([
    { what: 'size', measured: '9 KB', aim: '≤ 10 KB' },
    { what: 'delay', measured: '1 ms; 2 ms', ratio: '1.0×; 2.0×' },
  ]);
  expect(sideBySide([run('1 ms')])[1]).toEqual({ what: 'delay', measured: '1 ms' });
});
