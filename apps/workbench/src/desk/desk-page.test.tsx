/** @jest-environment jsdom */
import { CccError } from '@ccc/protocol';
import { act } from 'react';
import { byCustomer } from '../../test/chat-log';
import { openDeskPage } from '../../test/desk-stage';
import { snapshotOf, taskOf } from '../../test/fake-desk';
import { button, until } from '../../test/render';

test('connects, and says that it loads until the desk has spoken', () => {
  const { page, asked, show, find } = openDeskPage();
  expect(asked).toEqual(['start']);
  expect(page.textContent).toContain('正在加载');
  show([], 'offline');
  expect(find('agent-status')?.dataset['status']).toBe('offline');
});

describe('现在上线', () => {
  const inDialog = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`);

  afterEach(() => window.localStorage.clear());

  test('goes past the check, once in this browser, and makes the agent free', async () => {
    const { desk, page, show } = openDeskPage();
    show([], 'offline');
    await act(async () => button(page, '现在上线').click());
    expect(desk.asked).toEqual([]);
    expect(inDialog('readiness-go')?.textContent).toBe('仍然上线');
    await act(async () => inDialog('readiness-go')?.click());
    expect(desk.asked).toEqual(['status free']);
    show([], 'free');
    expect(() => button(page, '现在上线')).toThrow();
    show([], 'offline');
    await act(async () => button(page, '现在上线').click());
    expect(desk.asked).toEqual(['status free', 'status free']);
  });

  test('a second press, beside the check that has just come up, does not take it away', async () => {
    const { page, show } = openDeskPage();
    show([], 'offline');
    await act(async () => button(page, '现在上线').click());
    const around = inDialog('readiness-go')?.closest('.ant-modal-wrap');
    for (const type of ['mousedown', 'mouseup', 'click']) {
      await act(async () => around?.dispatchEvent(new MouseEvent(type, { bubbles: true })));
    }
    expect(around).toBeTruthy();
    await until(() => inDialog('readiness-go')?.closest('.ant-modal-wrap') === around);
    expect(document.querySelector('.ant-zoom-leave')).toBeNull();
  });

  test('the check names what is wrong, and can be left', async () => {
    const { desk, page, show } = openDeskPage();
    show([], 'offline');
    await act(async () => button(page, '现在上线').click());
    const results = [...document.querySelectorAll<HTMLElement>('[data-check]')].map(
      ({ dataset }) => [dataset['check'], dataset['result']],
    );
    // jsdom knows neither notifications nor sound.
    expect(results).toEqual([
      ['connection', 'good'],
      ['notification', 'bad'],
      ['sound', 'bad'],
      ['microphone', 'open'],
      ['camera', 'open'],
    ]);
    await act(async () => button(document.querySelector('[role=dialog]')!, '取消').click());
    expect(desk.asked).toEqual([]);
  });
});

test('what is booked while busy is shown, and can be taken back', async () => {
  const { desk, find } = openDeskPage();
  const busy = snapshotOf([taskOf('a', 'active')], 'busy');
  act(() => desk.show({ ...busy, booked: { status: 'rest', reason: 'meal' } }));
  expect(find('booked')?.textContent).toContain('已预约小休 · 用餐');
  await act(async () => button(find('booked')!, '取消').click());
  expect(desk.asked).toEqual(['status free']);
  act(() => desk.show(busy));
  expect(find('booked')).toBeNull();
});

describe('automatic acceptance', () => {
  const switchOn = (page: HTMLElement) =>
    act(async () => page.querySelector<HTMLElement>('[data-testid="auto-accept"] button')?.click());

  afterEach(() => window.localStorage.clear());

  test('accepts each offer once, and says so', async () => {
    const { desk, page, show, find } = openDeskPage();
    show([]);
    await switchOn(page);
    await act(async () => show([taskOf('王小明', 'offered')]));
    await until(() => document.body.textContent?.includes('已自动接听：王小明') ?? false);
    show([taskOf('王小明', 'offered')]);
    expect(desk.asked).toEqual(['accept 王小明']);
    expect(find('offer')).toBeNull();
  });

  test('an offer that could not be accepted rings', async () => {
    const { desk, page, show, find } = openDeskPage();
    show([]);
    await switchOn(page);
    desk.failWith = new CccError('connection.timeout');
    show([taskOf('王小明', 'offered')]);
    await until(() => find('offer') !== null);
    expect(desk.asked).toEqual(['accept 王小明']);
  });

  test('is kept for this agent in this browser', async () => {
    const first = openDeskPage();
    first.show([]);
    await switchOn(first.page);
    const second = openDeskPage();
    await act(async () => second.show([taskOf('王小明', 'offered')]));
    expect(second.desk.asked).toEqual(['accept 王小明']);
  });
});

test('an offer rings with customer and group; Enter accepts it', async () => {
  const { desk, show, press, find } = openDeskPage();
  show([taskOf('王小明', 'offered')]);
  expect(find('offer')?.textContent).toContain('王小明');
  expect(find('offer')?.textContent).toContain('产品咨询客服1组');
  await press({ key: 'Enter' });
  expect(desk.asked).toEqual(['accept 王小明']);
});

test('Esc declines the offer that expires first', async () => {
  const { desk, show, press } = openDeskPage();
  show([taskOf('later', 'offered', 9), taskOf('sooner', 'offered', 1)]);
  await press({ key: 'Escape' });
  expect(desk.asked).toEqual(['decline sooner']);
});

test('a refusal is told in words', async () => {
  const { desk, show, find } = openDeskPage();
  show([taskOf('a', 'offered')]);
  desk.failWith = new CccError('offer.taken');
  await act(async () => find('accept')?.click());
  expect(document.body.textContent).toContain('该会话已由其他客服接待');
});

test('the customer is invited to rate once, and what they gave is shown', async () => {
  const { desk, page, show, find } = openDeskPage();
  show([taskOf('a', 'active')]);
  const conversation = desk.conversation(taskOf('a', 'active').session);
  const open = { mode: 'afterEnd', isInvited: false, given: undefined } as const;
  expect(find('invite-rating')).toBeNull();
  act(() => conversation.change((log) => log.accepted(), open));
  await act(async () => find('invite-rating')?.click());
  expect(desk.asked).toEqual(['inviteRating a']);
  act(() =>
    conversation.change((log) => log.note({ name: 'ratingInvited' }), { ...open, isInvited: true }),
  );
  expect(find('invite-rating')).toHaveProperty('disabled', true);
  const given = { score: 4, tags: ['热情'], comment: '很好' };
  act(() =>
    conversation.change((log) => log.note({ name: 'rated', rating: given }), { ...open, given }),
  );
  expect(find('invite-rating')).toBeNull();
  expect(page.textContent).toContain('客户评价 ★★★★☆ · 热情：很好');
  expect(page.textContent).toContain('评价 4 星');
});

test('a conversation is ended, then completed', async () => {
  const { desk, show, find } = openDeskPage();
  show([taskOf('a', 'active')]);
  act(() =>
    desk
      .conversation(taskOf('a', 'active').session)
      .change((log) => log.accepted().say(byCustomer, '在吗')),
  );
  expect(find('message')?.dataset['seq']).toBe('3');
  await act(async () => find('end-session')?.click());
  show([taskOf('a', 'ended')]);
  expect(find('composer')).toBeNull();
  await act(async () => find('complete-session')?.click());
  expect(desk.asked).toEqual(['end a', 'complete a']);
});

test('an ended conversation tells when it is completed by itself', () => {
  const { desk, page } = openDeskPage();
  const task = { ...taskOf('a', 'ended'), completesAt: 45_000 };
  act(() => desk.show(snapshotOf([task], 'arrange')));
  expect(page.textContent).toContain('00:45 后自动完成');
});

test('Alt and the arrows walk through the sessions in hand', async () => {
  const { page, show, press } = openDeskPage();
  show([taskOf('a', 'active', 1), taskOf('b', 'active', 2)]);
  const current = () =>
    page.querySelector<HTMLElement>('[aria-current="true"]')?.dataset['session'];
  expect(current()).toBe('a');
  await press({ key: 'ArrowDown', code: 'ArrowDown', altKey: true });
  expect(current()).toBe('b');
});

test('a lost connection is told over the desk, which stays', () => {
  const { asked, show, setState, find, page } = openDeskPage();
  show([]);
  const deadline = Date.now() + 60_000;
  setState({ name: 'waiting', attempt: 1, deadline, code: 'connection.lost' });
  expect(find('connection')?.dataset['state']).toBe('waiting');
  act(() => button(page, '立即重试').click());
  expect(asked).toContain('reconnect');
  expect(find('agent-status')).not.toBeNull();
});

test('a desk opened elsewhere gives way, and comes back on demand', () => {
  const { asked, show, setState, page } = openDeskPage();
  show([]);
  setState({ name: 'stopped', code: 'connection.replaced' });
  expect(page.textContent).toContain('工作台已在其他窗口打开');
  act(() => button(page, '在此窗口继续').click());
  expect(asked.filter((each) => each === 'start')).toHaveLength(2);
});

describe('pictures', () => {
  const photo = () => new File(['bytes'], 'photo.png', { type: 'image/png' });

  function openTask() {
    const stage = openDeskPage();
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
    await until(() => conversation.media.length > 0);
    expect(conversation.media).toEqual([
      { type: 'image', localPath: 'blob:photo.png', width: 40, height: 30, bytes: 5 },
    ]);
  });

  test('words that are pasted are left to the field', () => {
    const { find } = openTask();
    expect(transfer('paste', find('composer')!).defaultPrevented).toBe(false);
  });

  test('a document is sent under its name', async () => {
    const { find, conversation } = openTask();
    transfer('drop', find('composer')!, new File(['x'], '报价.pdf', { type: 'application/pdf' }));
    await until(() => conversation.media.length > 0);
    expect(conversation.media).toEqual([
      {
        type: 'file',
        localPath: 'blob:报价.pdf',
        name: '报价.pdf',
        mime: 'application/pdf',
        bytes: 1,
      },
    ]);
  });

  test('a program is refused by its name', async () => {
    const { find, conversation } = openTask();
    transfer('drop', find('composer')!, new File(['x'], 'setup.exe'));
    await until(() => document.body.textContent?.includes('setup.exe') ?? false);
    expect(conversation.media).toEqual([]);
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
    act(
      () =>
        void window.dispatchEvent(
          new KeyboardEvent('keydown', {
            key: 'Escape',
            keyCode: 27,
            bubbles: true,
          } as KeyboardEventInit),
        ),
    );
    await until(() => document.querySelector('[role=dialog]') === null);
  });
});
