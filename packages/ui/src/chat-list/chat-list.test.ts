import { mount, type Mounted } from '../../test/mount';
import type { BubbleItem, ListItem } from './list-item';

const NOON = new Date(2026, 10, 21, 12, 0).getTime();
const WORDS_ONLY = { pictureUrl: '', pictureWidth: 0, pictureHeight: 0, progress: -1 };

function bubble(key: string, fields: Partial<BubbleItem> = {}): BubbleItem {
  const base = { kind: 'bubble', side: 'other', name: '', avatarUrl: '', text: key } as const;
  return { ...base, ...WORDS_ONLY, key, at: NOON, send: 'sent', choices: [], ...fields };
}

function show(list: Mounted, items: ListItem[]): void {
  (list.instance.show as (items: ListItem[], now: number) => void)(items, NOON);
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
  expect(held).toEqual([{ key: 'a', text: 'a' }]);
});

test('the top of the list asks for older messages', async () => {
  const list = mount('chat-list');
  const older = list.listen('older');
  await list.fire('scrolltoupper', {}, '.list');
  expect(older).toHaveLength(1);
});

test('a new message changes one path, and so does an acknowledgement', () => {
  const list = mount('chat-list');
  show(list, [bubble('a')]);
  const updates = list.watchSetData();
  show(list, [bubble('a'), bubble('b', { side: 'own', send: 'sending' })]);
  show(list, [bubble('a'), bubble('b', { side: 'own', send: 'sent' })]);
  const paths = updates.flatMap((data) => Object.keys(data)).filter((path) => /rows/.test(path));
  expect(paths).toEqual(['rows[2]', 'rows[2].send']);
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
