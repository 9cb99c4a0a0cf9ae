import { thumbnailSize } from './thumbnail';

test.each([
  ['a landscape', 4000, 3000, 280, 210],
  ['a portrait', 3000, 4000, 180, 240],
  ['a small one, as it is', 120, 90, 120, 90],
  ['a strip', 4000, 100, 280, 48],
  ['one of unknown size', 0, 0, 240, 240],
])('the size of %s', (_what, width, height, shownWidth, shownHeight) => {
  expect(thumbnailSize(width, height)).toEqual({ width: shownWidth, height: shownHeight });
});
