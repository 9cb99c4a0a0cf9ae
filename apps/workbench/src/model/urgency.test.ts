import { urgencyOf, WAIT_LIMITS } from './urgency';

test.each([
  [0, 'calm'],
  [29_999, 'calm'],
  [30_000, 'warning'],
  [59_999, 'warning'],
  [60_000, 'danger'],
])('a wait of %d ms is %s', (spanMs, urgency) => {
  expect(urgencyOf(spanMs, WAIT_LIMITS)).toBe(urgency);
});
