import type { ListItem, BubbleItem } from './list-item';
import { isFollowing, onArrival } from './near-bottom';
import { patchBlocks, type RowBlock } from './patch';
import { toRows } from './rows';

const noon = new Date(2026, 10, 21, 12, 0).getTime();
const minute = 60_000;
const WORDS_ONLY = { pictureUrl: '', pictureWidth: 0, pictureHeight: 0, media: null, progress: -1 };

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

/** The blocks after a patch, by path, as the view has them. */
function patched(blocks: readonly RowBlock[], patch: Record<string, unknown>): RowBlock[] {
  if (patch.blocks) return patch.blocks as RowBlock[];
  const copy = blocks.map(({ key, rows }) => ({ key, rows: rows.map((row) => ({ ...row })) }));
  for (const [path, value] of Object.entries(patch)) {
    const [, block, index, field] = /^blocks\[(\d+)\](?:\.rows(?:\[(\d+)\](?:\.(\w+))?)?)?$/.exec(
      path,
    )!;
    const at = Number(block);
    if (index === undefined) {
      if (path.endsWith('rows')) copy[at]!.rows = value as never;
      else copy[at] = value as never;
    } else if (field === undefined) copy[at]!.rows[Number(index)] = value as never;
    else Object.assign(copy[at]!.rows[Number(index)]!, { [field]: value });
  }
  return copy;
}

const shownAs = (rows: ReturnType<typeof rowsOf>) => patched([], patchBlocks([], rows).patch);
const keysOf = (blocks: readonly RowBlock[]) =>
  blocks.flatMap(({ rows }) => rows.map(({ key }) => key));
const run = (count: number, from = 0) =>
  Array.from({ length: count }, (_none, index) => message(`m${from + index}`, noon));

test('an appended message is one path, whatever the length of the list', () => {
  const items = run(50);
  const added = message('new', noon);
  const { patch } = patchBlocks(shownAs(rowsOf(items)), rowsOf([...items, added]));
  expect(patch).toEqual({ 'blocks[1].rows[11]': added });
});

test('rows far above are taken away for a few bytes, and the reader is kept in place', () => {
  const blocks = shownAs(rowsOf(run(160)));
  const next = toRows([...run(61, 99), message('new', noon)], noon, 'zh_CN', noon);
  const { patch, isHeadMoved } = patchBlocks(blocks, next);
  expect(Object.keys(patch)).toEqual(['blocks[0].rows', 'blocks[1].rows', 'blocks[4].rows[1]']);
  expect(isHeadMoved).toBe(true);
  expect(keysOf(patched(blocks, patch)).slice(-62)).toEqual(next.map(({ key }) => key));
});

test('a full block is followed by a new one', () => {
  const blocks = shownAs(rowsOf(run(39)));
  const { patch } = patchBlocks(blocks, rowsOf(run(42)));
  expect(Object.keys(patch)).toEqual(['blocks[1]']);
  expect(keysOf(patched(blocks, patch))).toEqual(rowsOf(run(42)).map(({ key }) => key));
});

test('a changed send state is one field of one row', () => {
  const before = [message('a', noon, { side: 'own', send: 'sending' })];
  const after = [message('a', noon, { side: 'own', send: 'sent' })];
  const { patch } = patchBlocks(shownAs(rowsOf(before)), rowsOf(after));
  expect(patch).toEqual({ 'blocks[0].rows[1].send': 'sent' });
});

test('choices are compared by what they say, not by which array they are', () => {
  const choices = () => [{ keyword: '1', label: '产品咨询' }];
  const before = shownAs(rowsOf([message('a', noon, { choices: choices() })]));
  const same = rowsOf([message('a', noon, { choices: choices() })]);
  expect(patchBlocks(before, same).patch).toEqual({});
  expect(patchBlocks(before, rowsOf([message('a', noon)])).patch).toEqual({
    'blocks[0].rows[1].choices': [],
  });
});

test('older messages in front need the whole window, and the reader is kept in place', () => {
  const before = shownAs(rowsOf([message('b', noon)]));
  const after = rowsOf([message('a', noon - minute), message('b', noon)]);
  const { patch, isHeadMoved } = patchBlocks(before, after);
  expect(keysOf(patched(before, patch))).toEqual(after.map(({ key }) => key));
  expect(isHeadMoved).toBe(true);
});

test('nothing at all is no update, an emptied list is one', () => {
  expect(patchBlocks([], []).patch).toEqual({});
  expect(patchBlocks(shownAs(rowsOf([message('a', noon)])), []).patch).toEqual({ blocks: [] });
});

test('a window has no time above its first item when the one before it was just before', () => {
  expect(toRows([message('b', noon)], noon, 'zh_CN', noon - minute)).toHaveLength(1);
  expect(toRows([message('b', noon)], noon, 'zh_CN', noon - 6 * minute)).toHaveLength(2);
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

test('a message that becomes a line is one row, not the whole list', () => {
  const items = Array.from({ length: 50 }, (_, index) => message(`m${index}`, noon));
  const line: ListItem = { kind: 'notice', key: 'm7', at: noon, text: '你撤回了一条消息' };
  const after = items.map((item) => (item.key === 'm7' ? line : item));
  const { patch } = patchBlocks(shownAs(rowsOf(items)), rowsOf(after));
  expect(patch).toEqual({ 'blocks[0].rows[8]': line });
});
