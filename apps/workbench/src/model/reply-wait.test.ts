import { byCustomer, byFlow, byMe, ChatLog } from '../../test/chat-log';
import { newestSeq, unreadCount, waitingSince } from './reply-wait';

test('an accepted customer waits for the greeting', () => {
  const log = new ChatLog().accepted();
  expect(waitingSince(log.items)).toBe(log.items.at(-1)?.at);
});

test('the wait runs from the first unanswered words, not from the last', () => {
  const log = new ChatLog()
    .accepted()
    .say(byMe, '您好')
    .say(byCustomer, '在吗')
    .say(byCustomer, '??');
  expect(waitingSince(log.items)).toBe(log.items.at(-2)?.at);
});

test('an answer ends the wait; words of the flow do not', () => {
  const log = new ChatLog().accepted().say(byCustomer, '在吗').say(byFlow, '请稍候');
  expect(waitingSince(log.items)).toBeDefined();
  expect(waitingSince(log.say(byMe, '在').items)).toBeUndefined();
});

test('in a part of a conversation the acceptance is taken as given', () => {
  const part = new ChatLog().say(byMe, '您好').say(byCustomer, '在吗');
  expect(waitingSince(part.items, true)).toBe(part.items.at(-1)?.at);
  const whole = new ChatLog().say(byCustomer, '人工').accepted();
  expect(waitingSince(whole.items, true)).toBe(whole.items.at(-1)?.at);
});

test('nothing is owed before acceptance and after the end', () => {
  const log = new ChatLog().say(byCustomer, '人工');
  expect(waitingSince(log.items)).toBeUndefined();
  expect(waitingSince(log.accepted().say(byCustomer, '在吗').ended().items)).toBeUndefined();
});

test('only words of the customer after the last seen one count as unread', () => {
  const log = new ChatLog()
    .say(byCustomer, 'a')
    .say(byCustomer, 'b')
    .say(byMe, 'c')
    .say(byCustomer, 'd');
  expect(unreadCount(log.items, 1)).toBe(2);
  expect(unreadCount(log.items, 4)).toBe(0);
});

test('the newest number ignores what is not stored yet', () => {
  expect(newestSeq([])).toBe(0);
  const log = new ChatLog()
    .say(byCustomer, 'a')
    .say(byMe, 'b', { seq: undefined, delivery: 'sending' });
  expect(newestSeq(log.items)).toBe(1);
});
