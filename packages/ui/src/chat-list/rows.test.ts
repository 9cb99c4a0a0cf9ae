import type { ListItem, BubbleItem } from './list-item';
import { isFollowing, onArrival } from './near-bottom';
import { patchRows } from './patch';
import { toRows } from './rows';

const noon = new Date(2026, 10, 21, 12, 0).getTime();
const minute = 60_000;
const WORDS_ONLY = { pictureUrl: '', pictureWidth: 0, pictureHeight: 0, progress: -1 };

function message(key: string, at: number, fields: Partial<BubbleItem> = {}): BubbleItem {
  const base = { kind: 'bubble', side: 'other', name: '', avatarUrl: '', text: key } as const;
  return { ...base, ...WORDS_ONLY, key, at, send: 'sent', choices: [], ...fields };
}

function rowsOf(items: ListItem[]) {
  return toRows(items, noon, 'zh_CN');
}

test('the time stands above the first item and after more than five minutes', () => {
  const items = [
    message('a', noon),
    message('b', noon + 5 * minute),
    message('c', noon + 10 * minute + 1),
  ];
  expect(rowsOf(items).map((row) => row.key)).toEqual(['time-a', 'a', 'b', 'time-c', 'c']);
});

test('an appended message is one path, whatever the length of the list', () => {
  const items = Array.from({ length: 50 }, (_, index) => message(`m${index}`, noon));
  const added = message('new', noon);
  expect(patchRows(rowsOf(items), rowsOf([...items, added]))).toEqual({ 'rows[51]': added });
});

test('a changed send state is one field of one row', () => {
  const before = [message('a', noon, { side: 'own', send: 'sending' })];
  const after = [message('a', noon, { side: 'own', send: 'sent' })];
  expect(patchRows(rowsOf(before), rowsOf(after))).toEqual({ 'rows[1].send': 'sent' });
});

test('choices are compared by what they say, not by which array they are', () => {
  const choices = () => [{ keyword: '1', label: '产品咨询' }];
  const before = [message('a', noon, { choices: choices() })];
  expect(patchRows(rowsOf(before), rowsOf([message('a', noon, { choices: choices() })]))).toEqual(
    {},
  );
  expect(patchRows(rowsOf(before), rowsOf([message('a', noon)]))).toEqual({
    'rows[1].choices': [],
  });
});

test('older messages in front need the whole list', () => {
  const before = rowsOf([message('b', noon)]);
  const after = rowsOf([message('a', noon - minute), message('b', noon)]);
  expect(patchRows(before, after)).toEqual({ rows: after });
});

test('nothing at all is no update, an emptied list is one', () => {
  expect(patchRows([], [])).toEqual({});
  expect(patchRows(rowsOf([message('a', noon)]), [])).toEqual({ rows: [] });
});

test('a reader who scrolled back is left there, and sees how many came', () => {
  const notice: ListItem = { kind: 'notice', key: 'n', at: noon, text: '' };
  expect(onArrival([message('a', noon), notice, message('b', noon)], false)).toEqual({
    shouldFollow: false,
    unseen: 2,
  });
});

test('near the bottom, or with an own message, the list follows', () => {
  expect(onArrival([message('a', noon)], true).shouldFollow).toBe(true);
  expect(onArrival([message('a', noon, { side: 'own' })], false).shouldFollow).toBe(true);
});

test.each([
  ['at the end', false, 600, 500, true],
  ['within a line or two of the end', false, 504, 600, true],
  ['moving up, away from the end', true, 503, 600, false],
  ['on the animated way down', true, 300, 200, true],
  ['moving down on their own, but not there yet', false, 300, 200, false],
])('a reader %s', (_where, wasFollowing, scrollTop, previousTop, follows) => {
  const report = { scrollTop, previousTop, scrollHeight: 1000, viewHeight: 400 };
  expect(isFollowing(wasFollowing, report)).toBe(follows);
});
