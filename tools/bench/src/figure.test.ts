import { ms, percentile, ratioOf } from './figure';

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
