import type { ChatItem, ConversationView, MessageItem, Notice } from '@ccc/core';
import { drawnItems } from '../../../../test/drawn-items';
import { listSourceOf, pictureUrls, type Reader } from './list-items';

const READER = {
  languageTag: 'zh_CN',
  avatarUrl: 'https://me.example/1.png',
  canAnswer: true,
  ear: { playing: undefined, hasHeard: () => false },
};
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

function viewOf(
  items: ChatItem[],
  stage: ConversationView['stage'] = { name: 'flow' },
  rating?: ConversationView['rating'],
): ConversationView {
  const session = 's1' as never;
  return { session, stage, customer: undefined, rating, unrated: undefined, items };
}

function listItemsOf(view: ConversationView, reader: Reader) {
  return drawnItems(listSourceOf(view, reader));
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
      { ...base, key: '3', seq: 3, notice: { name: 'transferring', group } },
      { ...base, key: '4', seq: 4, notice: { name: 'ended', closeBy: 'seat', reason: 'ok' } },
    ]),
    READER,
  );
  expect(items.map((item) => item.text)).toEqual([
    '已进入「产品咨询客服1组」排队',
    '阿狸（工号 000010）已接入',
    '正在为您转接至「产品咨询客服1组」',
    '客服已结束本次会话，感谢您的咨询。',
  ]);
});

test('an invitation to rate is a card until it was followed or the session is over', () => {
  const agent = { id: 'a1' as never, staffNo: '000010', nickname: '阿狸' };
  const base = { kind: 'notice', session: 's1' as never, at: 1 } as const;
  const invited: ChatItem = { ...base, key: '1', seq: 1, notice: { name: 'ratingInvited' } };
  const rating = { score: 4, tags: [] };
  const rated: ChatItem = { ...base, key: '2', seq: 2, notice: { name: 'rated', rating } };
  const active = { name: 'active', agent, since: 0 } as const;
  const open = { mode: 'afterEnd', isInvited: true, given: undefined } as const;
  const card = { text: '客服邀请您评价本次服务', action: '去评价' };
  expect(listItemsOf(viewOf([invited], active, open), READER)).toMatchObject([card]);
  expect(
    listItemsOf(viewOf([invited, rated], active, { ...open, given: rating }), READER),
  ).toMatchObject([{ action: '' }, { text: '您已评价：★★★★☆' }]);
  const group = { id: 'g1' as never, name: '产品咨询客服1组' };
  const queued = { name: 'queued', group, ahead: 1, since: 0 } as const;
  expect(listItemsOf(viewOf([invited], queued, open), READER)).toMatchObject([{ action: '' }]);
});

test('the flow asks for a rating and offers to leave a message with cards, until that was done', () => {
  const base = { kind: 'notice', session: 's1' as never, at: 1 } as const;
  const rate: ChatItem = {
    ...base,
    key: '1',
    seq: 1,
    notice: { name: 'ratingInvited', byFlow: true },
  };
  const leave: ChatItem = { ...base, key: '2', seq: 2, notice: { name: 'leaveInvited' } };
  const flow = { name: 'flow' } as const;
  const asked = { mode: 'off', isInvited: true, given: undefined } as const;
  expect(listItemsOf(viewOf([rate, leave], flow, asked), READER)).toMatchObject([
    { text: '邀请您评价', action: '去评价', isCard: true },
    { text: '您可以留言，我们会尽快联系您', action: '去留言', isCard: true },
  ]);
  const given = { ...asked, given: { score: 4, tags: [] } };
  const done = { ...viewOf([rate, leave], flow, given), left: { text: '请回电' } };
  expect(listItemsOf(done, READER)).toMatchObject([{ action: '' }, { action: '' }]);
  const english = listItemsOf(viewOf([rate], flow, asked), { ...READER, languageTag: 'en' });
  expect(english).toMatchObject([{ text: 'How was it?', action: 'Rate now' }]);
});

test.each([
  ['ok', 'customer', 83_000, '语音通话，时长 01:23'],
  ['noAnswer', 'customer', 0, '语音通话，客服未接听'],
  ['noAnswer', 'agent', 0, '语音通话，未接听'],
  ['rejected', 'agent', 0, '语音通话，已拒绝'],
  ['cancelled', 'agent', 0, '语音通话，客服已取消'],
  ['lost', 'customer', 0, '语音通话，未接通'],
  ['lost', 'customer', 5000, '语音通话，时长 00:05'],
] as const)('a call that ended %s, asked for by the %s', (reason, by, durationMs, text) => {
  const notice = {
    name: 'called',
    media: 'audio',
    call: 'call-1' as never,
    closeBy: 'client',
    by,
    reason,
    durationMs,
  } as const;
  const item: ChatItem = {
    kind: 'notice',
    key: 'c',
    session: 's1' as never,
    seq: 1,
    at: 1,
    notice,
  };
  expect(listItemsOf(viewOf([item]), READER)).toMatchObject([{ kind: 'notice', text }]);
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

test('what was taken back is a line; words of one’s own can be written again while that is allowed', () => {
  const line = (isOwn: boolean, text?: string): ChatItem => ({
    kind: 'notice',
    key: `${isOwn} ${text}`,
    session: 's1' as never,
    seq: 1,
    at: 1000,
    notice: { name: 'recalled', isOwn, sender: { kind: 'system' }, text },
  });
  const view = viewOf([line(true, '发错了'), line(true), line(false)]);
  expect(listItemsOf(view, READER)).toMatchObject([
    { text: '你撤回了一条消息', action: '重新编辑' },
    { text: '你撤回了一条消息', action: '' },
    { text: '客服撤回了一条消息', action: '' },
  ]);
  expect(listItemsOf(view, { ...READER, canAnswer: false })[0]).toMatchObject({ action: '' });
});

test('the end is told once, by its card, also when something was left after it', () => {
  const session = 's1' as never;
  const line = (key: string, notice: Notice): ChatItem => ({
    kind: 'notice',
    key,
    session,
    seq: 1,
    at: 1000,
    notice,
  });
  const ended = line('end', { name: 'ended', closeBy: 'admin', reason: 'noSeatOnline' });
  const left = line('left', { name: 'left', message: { text: '请回电' } });
  const items = [message('a', { session }), ended, left];
  const keys = (stage: ConversationView['stage']) =>
    listItemsOf({ ...viewOf(items, stage) }, READER).map(({ key }) => key);
  const end = { closeBy: 'admin', reason: 'noSeatOnline', endStatus: 1, since: 1 } as const;
  const over = { name: 'ended', isCompleted: false, ...end } as const;
  expect(keys(over)).toEqual(['a', 'left']);
  expect(keys({ name: 'flow' })).toEqual(['a', 'end', 'left']);
});

test('what did not pass the content check is a line that says so, also where it is quoted', () => {
  const session = 's1' as never;
  const removed: ChatItem = {
    kind: 'notice',
    key: 'r',
    session,
    seq: 1,
    at: 1000,
    notice: { name: 'removed', isOwn: true, sender: { kind: 'customer', customer: undefined } },
  };
  const content = { type: 'text', text: '？', quote: { seq: 1 } } as const;
  const answer = message('q', { session, seq: 2, content });
  const view = viewOf([removed, answer]);
  expect(listItemsOf(view, READER)).toMatchObject([
    { text: '内容不合规，已移除', action: '' },
    { text: '？', quote: '引用的消息已移除' },
  ]);
  expect(listItemsOf(view, { ...READER, languageTag: 'en' })).toMatchObject([
    { text: 'Removed by the content check' },
    { quote: 'The quoted message was removed' },
  ]);
});

test('the newest own words say whether they were read, once there is somebody to read them', () => {
  const session = 's1' as never;
  const said = [1, 2].map((seq) => ({ ...own(`m${seq}`, 'sent'), seq, session }));
  const marks = (stage: ConversationView['stage'], readSeq?: number): unknown[] =>
    listItemsOf({ ...viewOf(said, stage), session, ...(readSeq ? { readSeq } : {}) }, READER).map(
      (item) => item.kind === 'bubble' && item.mark,
    );
  const active = { name: 'active', since: 1, agent: {} as never } as const;
  expect(marks({ name: 'flow' })).toEqual(['', '']);
  expect(marks(active)).toEqual(['', '未读']);
  expect(marks(active, 2)).toEqual(['', '已读']);
});
