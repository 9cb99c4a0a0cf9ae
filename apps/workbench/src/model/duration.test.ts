import { formatDuration } from './duration';

test.each([
  [0, '00:00'],
  [59_999, '00:59'],
  [60_000, '01:00'],
  [3_599_000, '59:59'],
  [3_600_000, '1:00:00'],
  [90_061_000, '25:01:01'],
  [-5000, '00:00'],
])('%d ms reads %s', (spanMs, text) => {
  expect(formatDuration(spanMs)).toBe(text);
});
