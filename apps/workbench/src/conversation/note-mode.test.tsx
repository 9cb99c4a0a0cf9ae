/** @jest-environment jsdom */
import { CccError } from '@ccc/protocol';
import { act } from 'react';
import { ME } from '../../test/chat-log';
import { openDeskPage } from '../../test/desk-stage';
import { taskOf } from '../../test/fake-desk';
import { button, type, until } from '../../test/render';

function inConversation() {
  const stage = openDeskPage();
  const task = taskOf('a', 'active');
  stage.show([task]);
  const conversation = stage.desk.conversation(task.session);
  const field = () => stage.page.querySelector<HTMLTextAreaElement>('[data-testid=composer]')!;
  const enter = () =>
    act(async () =>
      field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
    );
  return { ...stage, conversation, field, enter };
}

test('a note goes to the service as a note, and nothing of it to the customer', async () => {
  const { page, desk, conversation, field, enter } = inConversation();
  act(() => button(page, '内部备注').click());
  expect(field().getAttribute('aria-label')).toBe('内部备注内容');
  expect(page.querySelector('input[type=file]')).toBeNull();
  type(field(), '老客户');
  await enter();
  expect(desk.asked).toContain('note a 老客户');
  expect(conversation.sent).toEqual([]);
  expect(field().value).toBe('');
});

test('what is begun as a note is never found in the reply, nor the other way round', () => {
  const { page, field } = inConversation();
  type(field(), '您好');
  act(() => button(page, '内部备注').click());
  expect(field().value).toBe('');
  type(field(), '老客户');
  act(() => button(page, '内部备注').click());
  expect(field().value).toBe('您好');
  act(() => button(page, '内部备注').click());
  expect(field().value).toBe('老客户');
});

test('a note that is refused comes back to where it was written', async () => {
  const { page, desk, field, enter } = inConversation();
  act(() => button(page, '内部备注').click());
  type(field(), '老客户');
  desk.failWith = new CccError('session.closed');
  await enter();
  await until(() => field().value === '老客户');
  expect(field().getAttribute('aria-label')).toBe('内部备注内容');
});

test('a note stands in the thread with its author, and is not the last words of the card', () => {
  const { page, conversation, find } = inConversation();
  act(() =>
    conversation.change((log) =>
      log.accepted().note({ name: 'noted', text: '老客户，要发票', agent: ME }),
    ),
  );
  expect(find('note')?.textContent).toBe('阿狸 · 内部备注老客户，要发票');
  expect(page.querySelector('[data-testid=task]')?.textContent).not.toContain('要发票');
});
