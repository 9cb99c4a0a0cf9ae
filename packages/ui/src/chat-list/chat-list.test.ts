import { mount, type Mounted } from '../../test/mount';
import type { ListSurroundings } from './list-instance';
import type { BubbleItem, ListItem } from './list-item';
import type { ListSource } from './list-source';

const NOON = new Date(2026, 10, 21, 12, 0).getTime();
const WORDS_ONLY = { pictureUrl: '', pictureWidth: 0, pictureHeight: 0, media: null, progress: -1 };

function bubble(key: string, fields: Partial<BubbleItem> = {}): BubbleItem {
  const base = { kind: 'bubble', side: 'other', name: '', avatarUrl: '', text: key } as const;
  return { ...base, ...WORDS_ONLY, key, at: NOON, send: 'sent', choices: [], ...fields };
}

type Show = (items: ListItem[] | ListSource, now: number, around?: ListSurroundings) => void;

function show(list: Mounted, items: ListItem[] | ListSource): void {
  (list.instance.show as Show)(items, NOON);
}

function showWith(list: Mounted, items: ListItem[], around: ListSurroundings): void {
  (list.instance.show as Show)(items, NOON, around);
}

/** jsdom has no layout: the height that the list measures is told to it. */
async function listOf400(): Promise<Mounted> {
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(rectOf(400));
  const list = mount('chat-list');
  await new Promise((resolve) => process.nextTick(resolve));
  return list;
}

async function scrollBack(list: Mounted): Promise<void> {
  await list.fire('scroll', { scrollTop: 1600, scrollHeight: 2000 }, '.list');
  await list.fire('scroll', { scrollTop: 0, scrollHeight: 2000 }, '.list');
}

function rectOf(height: number): DOMRect {
  const box = { x: 0, y: 0, left: 0, top: 0, right: 300, bottom: height, width: 300, height };
  return { ...box, toJSON: () => box };
}

afterEach(() => {
  jest.restoreAllMocks();
});

test('bubbles, notices and the time are drawn in order', () => {
  const list = mount('chat-list');
  show(list, [bubble('您好'), { kind: 'notice', key: 'n', at: NOON, text: '正在排队' }]);
  expect(list.textOf('.rows')).toMatch(/12:00.*您好.*正在排队/s);
});

test('the list passes on what bubbles ask for', async () => {
  const list = mount('chat-list');
  const choices = [{ keyword: '1', label: '产品咨询' }];
  show(list, [bubble('a', { send: 'failed', side: 'own', choices })]);
  const resends = list.listen('resend');
  const chosen = list.listen('choose');
  const held = list.listen('hold');
  await list.tap('.item', '.failed');
  await list.tap('.item', '.choice');
  await list.fire('longpress', {}, '.item', '.bubble');
  expect(resends).toEqual([{ key: 'a' }]);
  expect(chosen).toEqual([{ keyword: '1', label: '产品咨询' }]);
  expect(held).toEqual([{ key: 'a' }]);
});

test('the top of the list asks for older messages where there are any, and says how far they are', async () => {
  const list = mount('chat-list');
  const older = list.listen('older');
  showWith(list, [bubble('a')], { older: 'none' });
  await list.fire('scrolltoupper', {}, '.list');
  expect([older.length, list.has('.older')]).toEqual([0, false]);
  showWith(list, [bubble('a')], { older: 'more' });
  await list.fire('scrolltoupper', {}, '.list');
  expect(older).toHaveLength(1);
  showWith(list, [bubble('a')], { older: 'failed' });
  expect(list.textOf('.older')).toBe('加载失败，点按重试');
  await list.tap('.older');
  expect(older).toHaveLength(2);
});

test('a new message costs the same in a conversation of ten and of ten thousand', () => {
  const bytes = [10, 1000, 10_000].map((length) => {
    const list = mount('chat-list');
    const items = Array.from({ length }, (_none, index) => bubble(`m${index + 10_000}`));
    const asked: number[] = [];
    const source = (all: ListItem[]): ListSource => ({
      length: all.length,
      key: (index) => all[index]!.key,
      item: (index) => (asked.push(index), all[index]!),
    });
    show(list, source(items));
    const updates = list.watchSetData();
    asked.length = 0;
    show(list, source([...items, bubble('m-new')]));
    expect(new Set(asked).size).toBeLessThan(70);
    return Math.max(...updates.map((data) => JSON.stringify(data).length));
  });
  expect(bytes[2]).toBe(bytes[1]);
  expect(Math.max(...bytes)).toBeLessThan(400);
});

test('however many come to somebody who follows, a bounded number is drawn, and each costs little', () => {
  const list = mount('chat-list');
  const items = [bubble('m0')];
  show(list, items);
  const updates = list.watchSetData();
  for (let n = 1; n < 260; n += 1) {
    items.push(bubble(`m${n}`));
    show(list, [...items]);
  }
  expect(Math.max(...updates.map((data) => JSON.stringify(data).length))).toBeLessThan(1024);
  const drawn = list.textOf('.rows').match(/m\d+/g) ?? [];
  expect(drawn.length).toBeLessThan(221);
  expect(drawn.at(-1)).toBe('m259');
});

test('a new message changes one path, and so does an acknowledgement', () => {
  const list = mount('chat-list');
  show(list, [bubble('a')]);
  const updates = list.watchSetData();
  show(list, [bubble('a'), bubble('b', { side: 'own', send: 'sending' })]);
  show(list, [bubble('a'), bubble('b', { side: 'own', send: 'sent' })]);
  const paths = updates.flatMap((data) => Object.keys(data)).filter((path) => /rows/.test(path));
  expect(paths).toEqual(['blocks[0].rows[2]', 'blocks[0].rows[2].send']);
});

test('a reader who scrolled back is not moved, sees a pill, and its tap leads to the end', async () => {
  const list = await listOf400();
  show(list, [bubble('a')]);
  await scrollBack(list);
  const updates = list.watchSetData();
  show(list, [bubble('a'), bubble('b'), bubble('c')]);
  expect(list.textOf('.pill')).toBe('2 条新消息');
  expect(updates.some((data) => 'scrollTop' in data)).toBe(false);
  await list.tap('.pill');
  expect(list.has('.pill')).toBe(false);
  expect(updates.some((data) => 'scrollTop' in data)).toBe(true);
});

test('scrolling to the end by hand takes the pill away', async () => {
  const list = await listOf400();
  show(list, [bubble('a')]);
  await scrollBack(list);
  show(list, [bubble('a'), bubble('b')]);
  await list.fire('scroll', { scrollTop: 1600, scrollHeight: 2000 }, '.list');
  expect(list.has('.pill')).toBe(false);
});

test('an own message is followed even by a reader who scrolled back', async () => {
  const list = await listOf400();
  show(list, [bubble('a')]);
  await scrollBack(list);
  const updates = list.watchSetData();
  show(list, [bubble('a'), bubble('b', { side: 'own', send: 'sending' })]);
  expect(updates.some((data) => 'scrollTop' in data)).toBe(true);
  expect(list.has('.pill')).toBe(false);
});

test.each([
  ['stays at the end for a reader who follows', 1600, true],
  ['leaves a reader who went back where they are', 0, false],
])(
  'a list whose height changes %s, whatever the view scrolls before it is measured',
  async (_what, top, isScrolled) => {
    const list = await listOf400();
    show(list, [bubble('a')]);
    await list.fire('scroll', { scrollTop: 1600, scrollHeight: 2000 }, '.list');
    await list.fire('scroll', { scrollTop: top, scrollHeight: 2000 }, '.list');
    const updates = list.watchSetData();
    const scrollTop = Math.max(0, top - 300);
    // Delivered once `keepEnd` has returned, and before anything is measured.
    const moved = list.fire('scroll', { scrollTop, scrollHeight: 2000 }, '.list');
    list.instance.keepEnd!();
    await moved;
    expect(updates.some((data) => 'scrollTop' in data)).toBe(isScrolled);
  },
);

test('what can be tapped in a notice says which notice it was', async () => {
  const list = mount('chat-list');
  const line = { kind: 'notice', key: 'n', at: NOON, text: '你撤回了一条消息' } as const;
  show(list, [{ ...line, action: '重新编辑' }]);
  const acts = list.listen('act');
  await list.tap('.notice__action');
  expect(acts).toEqual([{ key: 'n' }]);
  show(list, [{ ...line, action: '' }]);
  expect(list.has('.notice__action')).toBe(false);
});
