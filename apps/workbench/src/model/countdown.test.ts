import { countdownOf } from './countdown';

test('counts whole seconds down to zero and never below', () => {
  expect(countdownOf(20_000, 0, 20_000)).toEqual({ seconds: 20, part: 1 });
  expect(countdownOf(20_000, 15_001, 20_000).seconds).toBe(5);
  expect(countdownOf(20_000, 25_000, 20_000)).toEqual({ seconds: 0, part: 0 });
});

test('a ring first seen late starts full', () => {
  expect(countdownOf(30_000, 0, 20_000).part).toBe(1);
  expect(countdownOf(30_000, 0, 0).part).toBe(0);
});
