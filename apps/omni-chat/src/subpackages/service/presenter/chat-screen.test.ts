import type { ConnectionState, ConversationView } from '@ccc/core';
import { changedFields } from './changed-fields';
import { chatScreenOf, type ChatFacts } from './chat-screen';

const ONLINE: ConnectionState = { name: 'online', attempt: 0, since: 0, connection: 'c1' };

function facts(
  stage: ConversationView['stage'],
  connection: ConnectionState = ONLINE,
  openError = '',
): ChatFacts {
  const unknown = {
    session: undefined,
    customer: undefined,
    rating: undefined,
    unrated: undefined,
  };
  const view = { ...unknown, stage, items: [] };
  return {
    view,
    call: { name: 'none' },
    connection,
    openError,
    languageTag: 'zh_CN',
    serverUrl: 'https://service.example:8443/base',
    clockOffsetMs: 500,
  };
}

const agent = { id: 'a1' as never, staffNo: '000010', nickname: '阿狸' };
const FLOW = { name: 'flow' } as const;
const OPENING = { name: 'opening' } as const;

test('before the first answer there is a skeleton and no banner', () => {
  const screen = chatScreenOf(facts(OPENING, { name: 'fetchingTicket', attempt: 0, deadline: 1 }));
  expect(screen).toMatchObject({ body: 'loading', dock: 'composer', banner: { status: 'none' } });
});

test('an instance that does not exist is said with its mend, and can be tried again', () => {
  const screen = chatScreenOf(facts(OPENING, { name: 'idle' }, 'SDKAppID 1 不存在'));
  expect(screen).toMatchObject({
    body: 'failed',
    dock: 'none',
    banner: { status: 'error', text: 'SDKAppID 1 不存在', canRetry: true },
  });
});

test('a flow that says nothing at first invites the customer to begin', () => {
  expect(chatScreenOf(facts(FLOW))).toMatchObject({ body: 'empty', dock: 'composer' });
});

test('in the queue the waiting counts on this phone’s clock', () => {
  const group = { id: 'g1' as never, name: '产品咨询' };
  const screen = chatScreenOf(facts({ name: 'queued', group, ahead: 2, since: 1000 }));
  expect(screen.queue).toEqual({ ahead: 2, waitMinutes: 0, sinceMs: 1500 });
  expect(screen.dock).toBe('composer');
});

test('an agent is named while they serve, and only then', () => {
  const line = { nickname: '阿狸', staffNo: '000010', avatarUrl: '' };
  expect(chatScreenOf(facts({ name: 'active', agent, since: 1 })).agent).toEqual(line);
  expect(chatScreenOf(facts(FLOW)).agent).toBeNull();
});

test('an ended session gives the composer’s place to the way to a new one', () => {
  const stage = { name: 'ended', closeBy: 'seat', reason: 'ok', endStatus: 1, since: 1 } as const;
  const screen = chatScreenOf(facts({ ...stage, isCompleted: false }));
  expect(screen).toMatchObject({ dock: 'ended', ended: { closeBy: 'seat', reason: 'ok' } });
});

test('another window disables writing and offers to continue here', () => {
  const screen = chatScreenOf(facts(FLOW, { name: 'stopped', code: 'connection.replaced' }));
  expect(screen.banner.status).toBe('replaced');
  expect(screen.composer).toMatchObject({ disabled: true, placeholder: '已在其他窗口打开' });
});

test.each<[ConnectionState, string]>([
  [ONLINE, 'none'],
  [{ name: 'suspended', reason: 'offline', deadline: undefined }, 'offline'],
  [{ name: 'suspended', reason: 'both', deadline: undefined }, 'offline'],
  [{ name: 'suspended', reason: 'hidden', deadline: undefined }, 'none'],
  [{ name: 'waiting', attempt: 1, deadline: 1, code: 'connection.lost' }, 'connecting'],
  [{ name: 'opening', attempt: 1, deadline: 1 }, 'connecting'],
  [{ name: 'waiting', attempt: 3, deadline: 1, code: 'connection.timeout' }, 'error'],
  [{ name: 'stopped', code: 'protocol.unsupported' }, 'error'],
])('the connection %j shows the banner "%s", and writing stays possible', (connection, status) => {
  const screen = chatScreenOf(facts(FLOW, connection));
  expect(screen.banner.status).toBe(status);
  expect(screen.composer.disabled).toBe(false);
});

test('only what changed is sent to the view', () => {
  const before = chatScreenOf(facts(FLOW));
  const after = chatScreenOf(facts(FLOW, { name: 'suspended', reason: 'offline', deadline: 0 }));
  expect(Object.keys(changedFields(before, after))).toEqual(['banner']);
  expect(changedFields(after, { ...after })).toEqual({});
});

test('a domain that is not on the list is named', () => {
  const blocked = { name: 'stopped', code: 'connection.domainBlocked' } as const;
  const { text } = chatScreenOf(facts(FLOW, blocked)).banner;
  expect(text).toContain('service.example:8443');
  expect(text).not.toMatch(/[{}]|base/);
});

test('a call can be asked for while an agent is there, and no other call', () => {
  const active = facts({ name: 'active', agent, since: 1 });
  expect(chatScreenOf(active)).toMatchObject({ call: null, composer: { canCall: true } });
  expect(chatScreenOf(facts(FLOW)).composer.canCall).toBe(false);
  const asking = chatScreenOf({ ...active, call: { name: 'asking', media: 'audio' } });
  expect(asking).toMatchObject({ call: { phase: 'calling' }, composer: { canCall: false } });
});
