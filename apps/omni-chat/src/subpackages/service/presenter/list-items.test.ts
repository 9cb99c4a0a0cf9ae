import type { ChatItem, ConversationView, MessageItem } from '@ccc/core';
import { failureOf, listItemsOf, pictureUrls } from './list-items';

const READER = { languageTag: 'zh_CN', avatarUrl: 'https://me.example/1.png', canAnswer: true };
const CHOICES = [
  { keyword: '1', label: '产品咨询' },
  { keyword: '2', label: '商务合作' },
];

function message(key: string, fields: Partial<MessageItem> = {}): MessageItem {
  const item: MessageItem = {
    kind: 'message',
    key,
    session: undefined,
    seq: undefined,
    at: 1000,
    isOwn: false,
    sender: { kind: 'system' },
    content: { type: 'text', text: key },
    delivery: 'sent',
    code: undefined,
  };
  return { ...item, ...fields };
}

function asking(key: string): MessageItem {
  return message(key, { content: { type: 'text', text: '请选择', choices: CHOICES } });
}

function own(key: string, delivery: MessageItem['delivery']): MessageItem {
  return message(key, { isOwn: true, sender: { kind: 'customer', customer: undefined }, delivery });
}

function viewOf(items: ChatItem[], stage: ConversationView['stage'] = { name: 'flow' }) {
  return { session: undefined, stage, customer: undefined, items };
}

function openChoices(view: ConversationView): string[] {
  return listItemsOf(view, READER).flatMap((item) =>
    item.kind === 'bubble' && item.choices.length > 0 ? [item.key] : [],
  );
}

test('the newest question can be answered by a tap, older ones no longer', () => {
  expect(openChoices(viewOf([asking('a'), own('b', 'sent'), asking('c')]))).toEqual(['c']);
});

test('after an answer the choices go, and come back when it was not understood', () => {
  const answered = [asking('a'), own('b', 'sending')];
  expect(openChoices(viewOf(answered))).toEqual([]);
  expect(openChoices(viewOf([asking('a'), own('b', 'failed')]))).toEqual(['a']);
  expect(openChoices(viewOf([...answered, message('输入错误，请重新输入。')]))).toEqual(['a']);
});

test('outside the flow nothing can be chosen', () => {
  const ended = { closeBy: 'timer', reason: 'noSeatOnline', endStatus: 3, since: 1 } as const;
  expect(
    openChoices(viewOf([asking('a')], { name: 'ended', ...ended, isCompleted: false })),
  ).toEqual([]);
});

test('own messages carry the chosen picture, those of agents their name', () => {
  const agent = { id: 'a1' as never, staffNo: '000010', nickname: '阿狸' };
  const [mine, theirs] = listItemsOf(
    viewOf([own('x', 'failed'), message('y', { sender: { kind: 'agent', agent } })]),
    READER,
  );
  expect(mine).toMatchObject({ side: 'own', avatarUrl: READER.avatarUrl, send: 'failed' });
  expect(theirs).toMatchObject({ side: 'other', name: '阿狸', avatarUrl: '' });
});

test('what happened between the messages is said in words', () => {
  const agent = { id: 'a1' as never, staffNo: '000010', nickname: '阿狸' };
  const group = { id: 'g1' as never, name: '产品咨询客服1组' };
  const base = { kind: 'notice', session: 's1' as never, at: 1 } as const;
  const items = listItemsOf(
    viewOf([
      { ...base, key: '1', seq: 1, notice: { name: 'queued', group, ahead: 2 } },
      { ...base, key: '2', seq: 2, notice: { name: 'accepted', agent } },
      { ...base, key: '3', seq: 3, notice: { name: 'ended', closeBy: 'seat', reason: 'ok' } },
    ]),
    READER,
  );
  expect(items.map((item) => item.text)).toEqual([
    '已进入「产品咨询客服1组」排队',
    '阿狸（工号 000010）已接入',
    '客服已结束本次会话，感谢您的咨询。',
  ]);
});

test('a window that was replaced offers no choices', () => {
  const items = listItemsOf(viewOf([asking('a')]), { ...READER, canAnswer: false });
  expect(items).toMatchObject([{ key: 'a', choices: [] }]);
});

test('the end is left to the card below, and told in the list once there is a new session', () => {
  const end = { closeBy: 'seat', reason: 'ok' } as const;
  const base = { kind: 'notice', key: 'e', session: 's1' as never, seq: 2, at: 1 } as const;
  const items: ChatItem[] = [message('a'), { ...base, notice: { name: 'ended', ...end } }];
  const ended = { name: 'ended', ...end, endStatus: 1, since: 1, isCompleted: false } as const;
  expect(listItemsOf(viewOf(items, ended), READER)).toHaveLength(1);
  expect(listItemsOf(viewOf([...items, message('b')]), READER)).toHaveLength(3);
});

test('a message that was refused says why, one that found no network does not', () => {
  const items = [{ ...own('a', 'failed'), code: 'session.closed' as const }, own('b', 'failed')];
  expect(failureOf(items, 'a', 'zh_CN')).toBe('会话已结束，请重新咨询。');
  expect(failureOf(items, 'b', 'zh_CN')).toBe('');
});

test('a picture is drawn with its size and how far it is, and previewed with its neighbours', () => {
  const picture = (url: string) => ({ type: 'image', url, width: 4, height: 3, bytes: 9 }) as const;
  const items = [
    { ...own('a', 'sending'), content: picture('wxfile://tmp_1.jpg'), progress: 0.4 },
    message('words'),
    message('b', { content: picture('https://s.example/api/v1/files/f') }),
  ];
  expect(listItemsOf(viewOf(items), READER)).toMatchObject([
    { text: '', pictureUrl: 'wxfile://tmp_1.jpg', pictureWidth: 4, pictureHeight: 3, progress: 40 },
    { text: 'words', pictureUrl: '', progress: -1 },
    { pictureUrl: 'https://s.example/api/v1/files/f', progress: -1 },
  ]);
  expect(pictureUrls(items)).toEqual(['wxfile://tmp_1.jpg', 'https://s.example/api/v1/files/f']);
});
