import { AVAILABLE_TAGS, LATER_TAGS } from '../shared/builtin-tags';
import { BUILTINS } from './table';

const WITHOUT_COMPONENT = ['block', 'slot', 'wxs'];

test('the tags the compiler accepts are those that are drawn', () => {
  expect([...AVAILABLE_TAGS].sort()).toEqual(
    [...Object.keys(BUILTINS), ...WITHOUT_COMPONENT].sort(),
  );
});

test('no tag is both there and for later', () => {
  expect([...LATER_TAGS].filter((tag) => AVAILABLE_TAGS.has(tag))).toEqual([]);
});
