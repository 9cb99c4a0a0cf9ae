import { byCustomer, byFlow, byMe, byOther, ChatLog, ME } from '../../test/chat-log';
import { DIVIDER_GAP_MS, threadRows, type MessageRow, type ThreadRow } from './thread';

const messages = (rows: ThreadRow[]) =>
  rows.filter((row): row is MessageRow => row.kind === 'message');

test('tells the conversation in order, with the time above it', () => {
  const log = new ChatLog().accepted().say(byCustomer, '在吗').say(byMe, '在的').ended();
  const rows = threadRows(log.items, ME.id);
  expect(rows.map((row) => (row.kind === 'notice' ? row.notice.name : row.kind))).toEqual([
    'divider',
    'queued',
    'accepted',
    'message',
    'message',
    'ended',
  ]);
});

test('tells customer, flow, a colleague and me apart', () => {
  const log = new ChatLog()
    .say(byFlow, '您好')
    .say(byCustomer, '1')
    .say(byOther, '我是小北')
    .say(byMe, '我是阿狸');
  expect(messages(threadRows(log.items, ME.id)).map((row) => row.author)).toEqual([
    { kind: 'flow' },
    { kind: 'customer' },
    { kind: 'agent', mine: false, name: '小北' },
    { kind: 'agent', mine: true, name: '阿狸' },
  ]);
});

test('names the author once for a run of messages', () => {
  const log = new ChatLog().say(byCustomer, 'a').say(byCustomer, 'b').say(byMe, 'c');
  const runs = messages(threadRows(log.items, ME.id)).map((row) => row.opensRun);
  expect(runs).toEqual([true, false, true]);
});

test('writes the time again after a silence, and the run begins anew', () => {
  const log = new ChatLog().say(byCustomer, 'a').say(byCustomer, 'b', { afterMs: DIVIDER_GAP_MS });
  const rows = threadRows(log.items, ME.id);
  expect(rows.map((row) => row.kind)).toEqual(['divider', 'message', 'divider', 'message']);
  expect(messages(rows)[1]?.opensRun).toBe(true);
});

test('what failed carries its reason, what is unsent has no number', () => {
  const log = new ChatLog().say(byMe, 'a', {
    seq: undefined,
    delivery: 'failed',
    code: 'rate.limited',
  });
  expect(messages(threadRows(log.items, ME.id))[0]).toMatchObject({
    seq: undefined,
    delivery: 'failed',
    code: 'rate.limited',
  });
});

test('keeps the choices of the flow', () => {
  const choices = [{ keyword: '1', label: '产品咨询' }];
  const log = new ChatLog().say(byFlow, '', { content: { type: 'text', text: '请选择', choices } });
  expect(messages(threadRows(log.items, ME.id))[0]).toMatchObject({ text: '请选择', choices });
});

test('a message of a later kind is shown as one that cannot be shown', () => {
  const content = { type: 'picture' as 'text', text: 'not to be read' };
  const log = new ChatLog().say(byCustomer, '', { content });
  expect(messages(threadRows(log.items, ME.id))[0]?.text).toBeUndefined();
});
