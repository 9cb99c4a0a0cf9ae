import { missingScroll, sightOf, type RowPlaces } from './row-places';

/** A list of rows 100 px high, the first named `a` unless told, scrolled by so much. */
function places(scrollTop: number, keys = ['a', 'b', 'c']): RowPlaces {
  const top = 50;
  const rows = keys.map((key, index) => {
    const rowTop = top + index * 100 - scrollTop;
    return { key, top: rowTop, bottom: rowTop + 100 };
  });
  return { scrollTop, top, bottom: top + 150, rows };
}

const OLDER = ['x', 'y', 'a', 'b', 'c'];

test.each([
  ['the view did nothing', places(30, OLDER), 200],
  ['the view has held the row', places(230, OLDER), 0],
  ['the view has held it, and the reader scrolled on', places(215, OLDER), 0],
  ['the reader scrolled on, and the view did nothing', places(10, OLDER), 200],
  ['nothing moved', places(30), 0],
])('older rows in front, and %s', (_what, after, missing) => {
  const before = places(30);
  expect(missingScroll(before, after)).toBe(missing);
});

test('the next one is kept where the topmost one went, and nothing where all did', () => {
  const before = places(30);
  expect(missingScroll(before, places(30, ['x', 'y', 'z', 'b']))).toBe(200);
  expect(missingScroll(before, places(30, ['q']))).toBe(0);
});

test.each([
  ['above the frame', 130, 'b', false, 'above'],
  ['in the frame', 30, 'b', false, 'inSight'],
  ['below the frame', 0, 'c', false, 'below'],
  ['not drawn', 0, 'q', false, 'above'],
  ['where one who follows will not see it', 0, 'a', true, 'above'],
  ['where one who follows will see it', 0, 'c', true, 'inSight'],
])('a row %s', (_what, scrollTop, key, isFollowing, sight) => {
  expect(sightOf(places(scrollTop), key, isFollowing)).toBe(sight);
});
