import { pictureBox } from './picture-box';

test.each([
  ['a landscape', 4000, 3000, 200, 150],
  ['a portrait', 3000, 4000, 180, 240],
  ['a small one, as it is', 120, 90, 120, 90],
  ['a strip, high enough to tap', 4000, 100, 200, 48],
  ['one of unknown size', 0, 0, 200, 200],
])('the box of %s', (_what, width, height, boxWidth, boxHeight) => {
  expect(pictureBox(width, height)).toEqual({ width: boxWidth, height: boxHeight });
});
