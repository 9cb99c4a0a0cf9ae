import { growthOf, markOf, sourceOf } from './list-source';
import type { ListItem } from './list-item';
import { MAX_ITEMS, downward, grown, newest, upward } from './row-window';

const items = (...keys: string[]) =>
  sourceOf(keys.map((key): ListItem => ({ kind: 'notice', key, at: 0, text: '' })));

const MOVES = ['up', 'down', 'come', 'follow'] as const;

/** Every way to make so many moves. */
function ways(moves: number): (typeof MOVES)[number][][] {
  if (moves === 0) return [[]];
  return ways(moves - 1).flatMap((before) => MOVES.map((move) => [...before, move]));
}

test.each([1, 61, 500])('whatever a reader does, a bounded part of %i is drawn', (count) => {
  for (const moves of ways(5)) {
    let length = count;
    let window = newest(length);
    for (const move of moves) {
      if (move === 'up') window = upward(window);
      else if (move === 'down') window = downward(window, length);
      else {
        const wasAtEnd = window.end === length;
        length += 70;
        if (wasAtEnd) window = grown(window, length, move === 'follow');
      }
    }
    const drawn = window.end - window.start;
    expect([window.start >= 0, window.end <= length, drawn > 0, drawn <= MAX_ITEMS]).toEqual(
      Array(4).fill(true),
    );
  }
});

test('reading on downwards ends at the newest message', () => {
  let window = { start: 0, end: 60 };
  for (let page = 0; page < 20; page += 1) window = downward(window, 1000);
  expect(window).toEqual({ start: 1000 - MAX_ITEMS, end: 1000 });
});

test('what came is told from what was there, in front, at the end, and before what is on its way', () => {
  const before = markOf(items('a', 'b', 'sending'));
  expect(growthOf(before, items('a', 'b', 'new', 'sending', 'other'))).toEqual({
    prepended: 0,
    added: [2, 4],
  });
  expect(growthOf(before, items('x', 'y', 'a', 'b', 'sending'))).toEqual({
    prepended: 2,
    added: [],
  });
  expect(growthOf(markOf(items()), items('a', 'b'))).toEqual({ prepended: 0, added: [0, 1] });
});
