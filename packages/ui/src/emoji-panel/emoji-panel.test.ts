import { mount } from '../../test/mount';
import { EMOJIS, withoutLast } from './emojis';

test('a tap gives the emoji, the key at the corner erases', async () => {
  const panel = mount('emoji-panel');
  const chosen = panel.listen('emoji');
  const erased = panel.listen('erase');
  await panel.tap('.emoji');
  await panel.tap('.erase');
  expect(chosen).toEqual([{ emoji: EMOJIS[0] }]);
  expect(erased).toHaveLength(1);
});

test('there are sixty, none twice, each one character', () => {
  expect(EMOJIS).toHaveLength(60);
  expect(new Set(EMOJIS).size).toBe(60);
});

test.each([
  ['好的👍', '好的'],
  ['ab', 'a'],
  ['❤️', ''],
  ['a👍🏽', 'a'],
  ['', ''],
])('%j without its last character is %j', (text, rest) => {
  expect(withoutLast(text)).toBe(rest);
});
