/** @jest-environment jsdom */
import { act } from 'react';
import { byCustomer } from '../../test/chat-log';
import { openDeskPage } from '../../test/desk-stage';
import { taskOf } from '../../test/fake-desk';
import { button } from '../../test/render';

test('above a part of a conversation stands what brings the rest, also after it failed', () => {
  const { page, desk, show, find } = openDeskPage();
  const task = taskOf('a', 'active');
  show([task]);
  const conversation = desk.conversation(task.session);
  act(() => conversation.change((log) => void log.say(byCustomer, '在吗')));
  expect(find('older')).toBeNull();
  conversation.view = { ...conversation.view, older: 'failed' };
  act(() => conversation.change(() => undefined));
  expect(find('older')?.dataset.state).toBe('failed');
  act(() => button(page, '加载失败，点击重试').click());
  expect(conversation.olderAsked).toBe(1);
});

test('a reader who goes up is not taken back by words that come before the browser tells so', () => {
  const { desk, show, page } = openDeskPage();
  const task = taskOf('a', 'active');
  show([task]);
  const conversation = desk.conversation(task.session);
  const come = (text: string) =>
    act(() => conversation.change((log) => void log.say(byCustomer, text)));
  come('在吗');
  const list = page.querySelector<HTMLElement>('[role=log]')!;
  Object.defineProperties(list, { scrollHeight: { value: 2000 }, clientHeight: { value: 500 } });
  come('你好');
  list.scrollTop = 1500;
  act(() => void list.dispatchEvent(new Event('scroll')));
  come('有人吗');
  expect(list.scrollTop).toBe(2000);
  list.scrollTop = 1500;
  act(() => void list.dispatchEvent(new Event('scroll')));

  list.scrollTop = 100;
  come('喂');
  expect(list.scrollTop).toBe(100);
});
