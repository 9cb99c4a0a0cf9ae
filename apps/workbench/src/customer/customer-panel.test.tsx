/** @jest-environment jsdom */
import { CccError } from '@ccc/protocol';
import { act } from 'react';
import { CUSTOMER, ME, OTHER, SESSION } from '../../test/chat-log';
import { FakeDeskApi, endedOf } from '../../test/fake-desk-api';
import { button, fill, render, type, until } from '../../test/render';
import { NO_ORIGIN } from '../desk/session-log';
import { DeskApiProvider } from '../service/desk-api-context';
import { CustomerPanel } from './customer-panel';

async function open(
  { tab = 'profile', role = 'agent' as 'agent' | 'admin' } = {},
  prepare: (api: FakeDeskApi) => void = () => undefined,
) {
  const api = new FakeDeskApi();
  prepare(api);
  const opened: string[] = [];
  const about = {
    session: SESSION,
    customer: CUSTOMER.id,
    queuedAt: 0,
    acceptedAt: 61_000,
    end: undefined,
    origin: { ...NO_ORIGIN, page: 'pages/order/order', clientData: '{"order":"20261121"}' },
  };
  const page = render(
    <DeskApiProvider value={api}>
      <CustomerPanel
        customer={CUSTOMER}
        groupName="产品咨询客服1组"
        about={about}
        me={{ id: ME.id, role }}
        tab={tab}
        now={120_000}
        onTab={() => undefined}
        onOpen={(item) => opened.push(item.session)}
      />
    </DeskApiProvider>,
  );
  await act(async () => undefined);
  const click = (name: string, place: ParentNode = page) =>
    act(async () => button(place, name).click());
  const key = (field: HTMLElement, name: string) =>
    act(
      async () =>
        void field.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true })),
    );
  return { api, page, opened, click, key };
}

test('shows who it is, where they came from, and how long they waited', async () => {
  const { page } = await open();
  for (const words of ['王小明', '…abc123', 'pages/order/order', '{"order":"20261121"}', '01:01']) {
    expect(page.textContent).toContain(words);
  }
});

test('a tag is added by Enter, proposed ones are those not given yet, and one is taken away', async () => {
  const { api, page, click, key } = await open({}, (service) => {
    service.profile = { ...service.profile, tags: ['贵宾'] };
    service.known = ['贵宾', '退货'];
  });
  await click('添加标签');
  const field = page.querySelector<HTMLInputElement>('[data-testid=tags] input')!;
  expect(
    [...page.querySelectorAll('datalist option')].map((each) => each.getAttribute('value')),
  ).toEqual(['退货']);
  fill(field, '退货');
  await key(field, 'Enter');
  expect(page.querySelector('[data-testid=tags]')?.textContent).toContain('退货');
  await act(async () => page.querySelector<HTMLElement>('[aria-label="移除标签 贵宾"]')?.click());
  expect(api.asked.slice(-2)).toEqual(['tag 退货', 'remove tag 贵宾']);
});

test('a note is added, and only an own one can be deleted', async () => {
  const by = (author: typeof ME) => ({
    id: author.id,
    text: `${author.nickname}写的`,
    at: 0,
    author,
  });
  const { api, page, click } = await open({}, (service) => {
    service.profile = { ...service.profile, notes: [by(OTHER), by(ME)] };
  });
  type(page.querySelector<HTMLTextAreaElement>('textarea[aria-label="新备注"]')!, '喜欢大号');
  await click('添加备注');
  const notes = () => [...page.querySelectorAll<HTMLElement>('[data-testid=note]')];
  expect(notes()[0]?.textContent).toContain('喜欢大号');
  expect(notes().map((each) => each.querySelector('button') !== null)).toEqual([true, false, true]);
  await click('删除备注', notes()[2]);
  await until(() => document.querySelector('.ant-popconfirm-buttons') !== null);
  await click('删除备注', document.querySelector('.ant-popconfirm-buttons')!);
  expect(notes()).toHaveLength(2);
  expect(api.asked.at(-1)).toBe(`remove note ${ME.id}`);
});

test('a refusal is told, and what was written stays', async () => {
  const { api, page, click } = await open();
  const field = page.querySelector<HTMLTextAreaElement>('textarea[aria-label="新备注"]')!;
  type(field, '一百零一');
  api.failWith = new CccError('limit.reached', { params: { max: 100 } });
  await click('添加备注');
  await until(() => document.body.textContent?.includes('最多保留 100 条') ?? false);
  expect(field.value).toBe('一百零一');
});

test('an earlier session is opened from the history', async () => {
  const { page, opened } = await open({ tab: 'history' }, (service) => {
    service.sessions = [endedOf('new', 2), endedOf('old', 1)];
  });
  await until(() => page.querySelectorAll('[data-testid=past-session]').length === 2);
  await act(async () => page.querySelector<HTMLElement>('[data-session=old]')?.click());
  expect(opened).toEqual(['old']);
});

test('a page of somebody else is framed in a sandbox, without the address of the desk', async () => {
  const { page } = await open({ tab: 'page-0' }, (service) => {
    service.framed = [{ title: '订单', url: 'https://crm.example.com/?id=1' }];
  });
  const frame = page.querySelector('iframe')!;
  expect(frame.src).toBe('https://crm.example.com/?id=1');
  expect(frame.getAttribute('sandbox')).toBe(
    'allow-scripts allow-forms allow-popups allow-same-origin',
  );
  expect(frame.getAttribute('referrerpolicy')).toBe('no-referrer');
  expect(frame.title).toBe('订单');
});

test('a page of the own origin does not become the desk', async () => {
  const { page } = await open({ tab: 'page-0' }, (service) => {
    service.framed = [{ title: '本站', url: `${window.location.origin}/x` }];
  });
  expect(page.querySelector('iframe')?.getAttribute('sandbox')).not.toContain('same-origin');
});

describe('拉黑', () => {
  test('asks for a reason, says what happens, and marks the customer', async () => {
    const { api, page, click } = await open();
    await click('拉黑客户');
    await until(() => document.querySelector('[role=dialog]') !== null);
    const dialog = document.querySelector<HTMLElement>('[role=dialog]')!;
    expect(dialog.textContent).toContain('当前会话将立即结束');
    expect(button(dialog, '确认拉黑').disabled).toBe(true);
    type(dialog.querySelector('textarea')!, '辱骂客服');
    await click('确认拉黑', dialog);
    await until(() => page.querySelector('[data-testid=blocked]') !== null);
    expect(page.querySelector('[data-testid=blocked]')?.textContent).toContain('辱骂客服');
    expect(api.asked.at(-1)).toBe('block 辱骂客服');
  });

  const blocked = (by: typeof ME) => (service: FakeDeskApi) => {
    service.profile = { ...service.profile, block: { reason: '骚扰', at: 0, by } };
  };

  test('only who did it or an administrator may lift it', async () => {
    const other = await open({}, blocked(OTHER));
    expect(() => button(other.page, '解除拉黑')).toThrow();
    expect(other.page.textContent).toContain('仅操作人或管理员可以解除');
    const admin = await open({ role: 'admin' }, blocked(OTHER));
    expect(button(admin.page, '解除拉黑').disabled).toBe(false);
    const own = await open({}, blocked(ME));
    await own.click('解除拉黑');
    await until(() => document.querySelector('.ant-popconfirm-buttons') !== null);
    await own.click('解除拉黑', document.querySelector('.ant-popconfirm-buttons')!);
    expect(own.api.asked.at(-1)).toBe('unblock');
    expect(own.page.querySelector('[data-testid=blocked]')).toBeNull();
  });
});
