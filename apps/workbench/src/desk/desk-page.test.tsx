/** @jest-environment jsdom */
import type { AgentClient, Connection, ConnectionState } from '@ccc/core';
import { CccError } from '@ccc/protocol';
import { act } from 'react';
import { byCustomer } from '../../test/chat-log';
import { FakeDesk, snapshotOf, taskOf } from '../../test/fake-desk';
import { button, render, until } from '../../test/render';
import { DeskPage } from './desk-page';

function openPage() {
  const desk = new FakeDesk();
  const states = new Set<(state: ConnectionState) => void>();
  const asked: string[] = [];
  const connection: Connection = {
    state: { name: 'online', attempt: 0, since: 0, connection: 'c' },
    serverNow: () => 0,
    start: () => void asked.push('start'),
    stop: () => undefined,
    reconnect: () => void asked.push('reconnect'),
    command: () => Promise.reject(new CccError('unknown')),
    onState(listener) {
      states.add(listener);
      return () => states.delete(listener);
    },
    onEvent: () => () => undefined,
    onNotice: () => () => undefined,
    addResumePoint: () => () => undefined,
  };
  const setState = (state: ConnectionState) =>
    act(() => {
      Object.assign(connection, { state });
      for (const listener of states) listener(state);
    });
  const files = { keep: (_blob: Blob, name: string) => `blob:${name}`, find: () => undefined };
  const client: Pick<AgentClient, 'connection' | 'desk'> = { connection, desk };
  const page = render(
    <DeskPage client={client} files={files} onLogout={() => asked.push('logout')} />,
  );
  const show = (...snapshot: Parameters<typeof snapshotOf>) =>
    act(() => desk.show(snapshotOf(...snapshot)));
  const press = (init: KeyboardEventInit) =>
    act(() => void document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }))); // prettier-ignore
  const find = (id: string) => page.querySelector<HTMLElement>(`[data-testid="${id}"]`);
  return { desk, page, asked, setState, show, press, find };
}

test('connects, and says that it loads until the desk has spoken', () => {
  const { page, asked, show, find } = openPage();
  expect(asked).toEqual(['start']);
  expect(page.textContent).toContain('正在加载');
  show([], 'offline');
  expect(find('agent-status')?.dataset['status']).toBe('offline');
});

test('现在上线 is there while offline, and makes the agent free', async () => {
  const { desk, page, show } = openPage();
  show([], 'offline');
  await act(async () => button(page, '现在上线').click());
  expect(desk.asked).toEqual(['status free']);
  show([], 'free');
  expect(() => button(page, '现在上线')).toThrow();
});

test('an offer rings with customer and group; Enter accepts it', async () => {
  const { desk, show, press, find } = openPage();
  show([taskOf('王小明', 'offered')]);
  expect(find('offer')?.textContent).toContain('王小明');
  expect(find('offer')?.textContent).toContain('产品咨询客服1组');
  await press({ key: 'Enter' });
  expect(desk.asked).toEqual(['accept 王小明']);
});

test('Esc declines the offer that expires first', async () => {
  const { desk, show, press } = openPage();
  show([taskOf('later', 'offered', 9), taskOf('sooner', 'offered', 1)]);
  await press({ key: 'Escape' });
  expect(desk.asked).toEqual(['decline sooner']);
});

test('a refusal is told in words', async () => {
  const { desk, show, find } = openPage();
  show([taskOf('a', 'offered')]);
  desk.failWith = new CccError('offer.taken');
  await act(async () => find('accept')?.click());
  expect(document.body.textContent).toContain('该会话已由其他客服接待');
});

test('a conversation is ended, then completed', async () => {
  const { desk, show, find } = openPage();
  show([taskOf('a', 'active')]);
  act(() => desk.conversation(taskOf('a', 'active').session).change((log) => log.accepted().say(byCustomer, '在吗'))); // prettier-ignore
  expect(find('message')?.dataset['seq']).toBe('3');
  await act(async () => find('end-session')?.click());
  show([taskOf('a', 'ended')]);
  expect(find('composer')).toBeNull();
  await act(async () => find('complete-session')?.click());
  expect(desk.asked).toEqual(['end a', 'complete a']);
});

test('Alt and the arrows walk through the sessions in hand', async () => {
  const { page, show, press } = openPage();
  show([taskOf('a', 'active', 1), taskOf('b', 'active', 2)]);
  const current = () =>
    page.querySelector<HTMLElement>('[aria-current="true"]')?.dataset['session'];
  expect(current()).toBe('a');
  await press({ key: 'ArrowDown', code: 'ArrowDown', altKey: true });
  expect(current()).toBe('b');
});

test('a lost connection is told over the desk, which stays', () => {
  const { asked, show, setState, find, page } = openPage();
  show([]);
  const deadline = Date.now() + 60_000;
  setState({ name: 'waiting', attempt: 1, deadline, code: 'connection.lost' });
  expect(find('connection')?.dataset['state']).toBe('waiting');
  act(() => button(page, '立即重试').click());
  expect(asked).toContain('reconnect');
  expect(find('agent-status')).not.toBeNull();
});

test('a desk opened elsewhere gives way, and comes back on demand', () => {
  const { asked, show, setState, page } = openPage();
  show([]);
  setState({ name: 'stopped', code: 'connection.replaced' });
  expect(page.textContent).toContain('工作台已在其他窗口打开');
  act(() => button(page, '在此窗口继续').click());
  expect(asked.filter((each) => each === 'start')).toHaveLength(2);
});

describe('pictures', () => {
  const photo = () => new File(['bytes'], 'photo.png', { type: 'image/png' });

  function openTask() {
    const stage = openPage();
    const task = taskOf('王小明', 'active');
    stage.show([task]);
    act(() => (stage.find('task') as HTMLElement | null)?.click());
    return { ...stage, conversation: stage.desk.conversation(task.session) };
  }

  function transfer(type: 'paste' | 'drop', on: HTMLElement, ...files: File[]) {
    const event = new Event(type, { bubbles: true, cancelable: true });
    const data = { files, types: ['Files'] };
    Object.assign(event, { clipboardData: data, dataTransfer: data });
    act(() => void on.dispatchEvent(event));
    return event;
  }

  beforeEach(() => {
    const createImageBitmap = () => Promise.resolve({ width: 40, height: 30, close() {} });
    Object.assign(globalThis, { createImageBitmap });
  });

  test.each(['paste', 'drop'] as const)('a %s into the composer sends the picture', async (how) => {
    const { find, conversation } = openTask();
    expect(transfer(how, find('composer')!, photo()).defaultPrevented).toBe(true);
    await until(() => conversation.pictures.length > 0);
    expect(conversation.pictures).toEqual([
      { localPath: 'blob:photo.png', width: 40, height: 30, bytes: 5 },
    ]);
  });

  test('words that are pasted are left to the field', () => {
    const { find } = openTask();
    expect(transfer('paste', find('composer')!).defaultPrevented).toBe(false);
  });

  test('a file that is no picture is refused by its name', async () => {
    const { find, conversation } = openTask();
    transfer('drop', find('composer')!, new File(['x'], 'report.pdf', { type: 'application/pdf' }));
    await until(() => document.body.textContent?.includes('report.pdf') ?? false);
    expect(conversation.pictures).toEqual([]);
  });

  test('a picture is named, tells its upload, and is shown large until Esc', async () => {
    const { find, conversation } = openTask();
    const content = {
      type: 'image',
      url: 'blob:photo.png',
      width: 400,
      height: 300,
      bytes: 5,
    } as const;
    act(() => conversation.change((log) => log.say(byCustomer, '', { content, progress: 0.4 })));
    const picture = find('picture')!;
    expect(picture.querySelector('img')?.alt).toBe('王小明发送的图片');
    expect(picture.textContent).toContain('40%');
    await act(async () => picture.click());
    await until(() => document.querySelector('[role=dialog]') !== null);
    act(() => void window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', keyCode: 27, bubbles: true } as KeyboardEventInit))); // prettier-ignore
    await until(() => document.querySelector('[role=dialog]') === null);
  });
});
