/** @jest-environment jsdom */
import { CccError, asId, type SessionEvent } from '@ccc/protocol';
import { act } from 'react';
import { CUSTOMER } from '../../test/chat-log';
import { openDeskPage } from '../../test/desk-stage';
import { endedOf, leftOf, waitingOf } from '../../test/fake-desk-api';
import { taskOf } from '../../test/fake-desk';
import { button, fill, until } from '../../test/render';

function open() {
  const stage = openDeskPage();
  const tab = (name: string) =>
    act(async () => stage.page.querySelector<HTMLElement>(`[data-tab=${name}]`)?.click());
  const rows = (id: string) =>
    [...stage.page.querySelectorAll<HTMLElement>(`[data-testid=${id}]`)].map(
      (row) => row.dataset['session'],
    );
  return { ...stage, tab, rows };
}

describe('排队', () => {
  test('lists who waits with the time, urgent after a minute, and says why on demand', async () => {
    const { api, show, tab, rows, page } = open();
    api.waiting = [waitingOf('late', -61_000), waitingOf('new', -1000)];
    show([]);
    await tab('queue');
    await until(() => rows('waiting-session').length === 2);
    expect(rows('waiting-session')).toEqual(['late', 'new']);
    const urgencies = [...page.querySelectorAll('[data-urgency]')].map((each) =>
      each.getAttribute('data-urgency'),
    );
    expect(urgencies).toEqual(['danger', 'calm']);
    await act(async () => page.querySelector<HTMLElement>('[data-session=late]')?.click());
    await until(() => page.textContent?.includes('前面还有 1 人。') ?? false);
    expect(api.asked).toContain('why late');
  });

  test('is read anew when the desk says that another number waits', async () => {
    const { api, desk, show, tab, rows } = open();
    show([]);
    await tab('queue');
    await until(() => api.asked.includes('queue'));
    api.waiting = [waitingOf('new')];
    const { snapshot } = desk.view;
    await act(async () =>
      desk.show({ ...snapshot!, groups: [{ ...snapshot!.groups[0]!, waiting: 3 }] }),
    );
    await until(() => rows('waiting-session').length === 1);
    expect(rows('waiting-session')).toEqual(['new']);
  });

  test('says so when nobody waits, and what went wrong', async () => {
    const { api, show, tab, page } = open();
    api.failWith = new CccError('store.unavailable');
    show([]);
    await tab('queue');
    await until(() => page.textContent?.includes('服务暂时不可用') ?? false);
    expect(page.textContent).not.toContain('当前无人排队');
  });
});

describe('已结束', () => {
  const said = (seq: number, text: string): SessionEvent => ({
    session: asId('old'),
    seq,
    at: seq,
    name: 'message.sent',
    actor: { kind: 'customer', id: CUSTOMER.id },
    data: { content: { type: 'text', text } },
  });

  test('pages follow, and a session is read whole without a reply box', async () => {
    const { api, show, tab, rows, page, find } = open();
    api.sessions = [endedOf('c', 3), endedOf('b', 2), endedOf('old', 1)];
    api.log.set('old', [said(1, '一'), said(2, '二'), said(3, '三')]);
    show([taskOf('mine', 'active')]);
    await tab('ended');
    await until(() => rows('ended-session').length === 2);
    await act(async () => button(page, '加载更多').click());
    await until(() => rows('ended-session').length === 3);
    await act(async () => page.querySelector<HTMLElement>('[data-session=old]')?.click());
    await until(() => page.querySelectorAll('[data-testid=message]').length === 3);
    expect(find('past-conversation')?.textContent).toContain('三');
    expect(find('composer')).toBeNull();
    await act(async () => button(page, '关闭历史会话').click());
    expect(find('composer')).not.toBeNull();
  });

  test('Alt and the arrows open one after the other, plain arrows move the focus', async () => {
    const { api, show, tab, rows, press, find, page } = open();
    api.sessions = [endedOf('b', 2), endedOf('a', 1)];
    show([]);
    await tab('ended');
    await until(() => rows('ended-session').length === 2);
    await press({ key: 'ArrowDown', code: 'ArrowDown', altKey: true });
    await press({ key: 'ArrowDown', code: 'ArrowDown', altKey: true });
    expect(find('past-conversation')?.dataset['session']).toBe('a');
    const first = page.querySelector<HTMLElement>('[data-session=b][data-list-row]')!;
    act(() => first.focus());
    act(
      () =>
        void first.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true })),
    );
    expect((document.activeElement as HTMLElement).dataset['session']).toBe('a');
  });

  test('what was typed is looked for once it rests, and stands out in the line found', async () => {
    const { api, show, tab, rows, page } = open();
    api.matches = [
      {
        ...endedOf('王小明', 9),
        match: { in: 'message', seq: 4, at: 0, from: 'customer', excerpt: '…我想退货，谢谢' },
      },
    ];
    show([]);
    await tab('ended');
    const field = page.querySelector<HTMLInputElement>('[data-testid=session-search] input')!;
    fill(field, '退');
    fill(field, '退货');
    await until(() => rows('ended-session').length === 1);
    expect(api.asked.filter((each) => each.startsWith('search'))).toEqual(['search 退货']);
    const marks = [...page.querySelectorAll('mark')].map((mark) => mark.textContent);
    expect(marks).toEqual(['退货']);
  });

  test('is read anew once a session has left the desk', async () => {
    const { api, show, tab, rows } = open();
    show([taskOf('a', 'ended')]);
    await tab('ended');
    await until(() => api.asked.length > 0);
    api.sessions = [endedOf('a', 1)];
    await act(async () => show([]));
    await until(() => rows('ended-session').length === 1);
    expect(rows('ended-session')).toEqual(['a']);
  });
});

describe('留言', () => {
  test('is counted, read with its contact, opened, and leaves the list once it is handled', async () => {
    const { api, show, tab, rows, page, find } = open();
    api.left = [leftOf('c', 3), leftOf('b', 2), leftOf('old', 1)];
    show([]);
    await until(() => page.querySelector('[data-tab=left]')?.textContent === '留言3');
    await tab('left');
    await until(() => rows('left-message').length === 2);
    expect(page.textContent).toContain('c请回电');
    expect(page.textContent).toContain('联系方式：138');
    await act(async () => button(page, '加载更多').click());
    await until(() => rows('left-message').length === 3);
    await act(async () => page.querySelector<HTMLElement>('[data-session=c]')?.click());
    await until(() => find('past-conversation')?.dataset['session'] === 'c');
    await act(async () => button(page, '标记为已处理').click());
    await until(() => rows('left-message').join() === 'b,old');
    expect(api.asked).toContain('handle c');
    expect(page.querySelector('[data-tab=left]')?.textContent).toBe('留言2');
    await act(async () =>
      page.querySelectorAll<HTMLElement>('.ant-segmented-item-input')[1]?.click(),
    );
    await until(() => rows('left-message').join() === 'c');
  });
});
