import { cornerOf, shiftWithin } from './window-drag';

const bounds = { left: 12, top: 100, right: 363, bottom: 600 };
/** At the upper right. */
const window = { left: 267, top: 100, right: 363, bottom: 228 };

test.each([
  ['with the finger', { x: -40, y: 30 }, { x: -40, y: 30 }],
  ['not out at the right and the top', { x: 50, y: -50 }, { x: 0, y: 0 }],
  ['not out at the left and the bottom', { x: -900, y: 900 }, { x: -255, y: 372 }],
])('the window goes %s', (_how, by, shift) => {
  expect(shiftWithin(window, bounds, by)).toEqual(shift);
});

test('a window that is larger than its bounds stays at their beginning', () => {
  const low = { ...bounds, bottom: 150 };
  expect(shiftWithin(window, low, { x: 0, y: 80 }).y).toBe(0);
});

test.each([
  [
    { x: 0, y: 0 },
    { isLeft: false, isBottom: false },
  ],
  [
    { x: -120, y: 180 },
    { isLeft: false, isBottom: false },
  ],
  [
    { x: -130, y: 180 },
    { isLeft: true, isBottom: false },
  ],
  [
    { x: -130, y: 190 },
    { isLeft: true, isBottom: true },
  ],
  [
    { x: 0, y: 372 },
    { isLeft: false, isBottom: true },
  ],
])('let go %j away it rests in the nearest corner: %j', (shift, corner) => {
  expect(cornerOf(window, bounds, shift)).toEqual(corner);
});
