import type { ListItem, ListSource } from '@ccc/ui';
import { createFakeWx, waitFor } from '@ccc/testkit';
import { drawnItems } from '../../../../../test/drawn-items';
import { installWx } from '../../../../../test/install-wx';
import { definitionOf, instanceOf, type PageUnderTest } from '../../../../../test/page-harness';
import { createSmallService } from '../../../../../test/small-service';

const service = createSmallService();
const { wx: networkOfWx, control } = createFakeWx({
  onRequest: service.onRequest,
  onSocket: service.onSocket,
  onUpload: service.onUpload,
  onLogin: () => 'code-1',
});
interface Callback {
  success(result: object): void;
}

const previews: object[] = [];
let page: PageUnderTest;
let items: readonly ListItem[] = [];

function bubbles(): string[] {
  return items.map((item) => (item.kind === 'bubble' ? `${item.side}: ${item.text}` : item.text));
}

beforeAll(async () => {
  const interfaceOfWx = {
    canIUse: () => false,
    getSystemInfoSync: () => ({ language: 'zh_CN' }),
    getExtConfigSync: () => ({ ccc: { serverUrl: 'https://service.example', ivrId: 'flow-x' } }),
    setNavigationBarTitle: () => undefined,
    showToast: () => undefined,
    chooseMedia: ({ success }: Callback) =>
      success({ tempFiles: [{ tempFilePath: 'wxfile://tmp_1.jpg', size: 5000 }] }),
    getImageInfo: ({ success }: Callback) =>
      success({ width: 400, height: 300, orientation: 'up' }),
    previewImage: (options: object) => previews.push(options),
    nextTick: (callback: () => void) => callback(),
  };
  installWx(networkOfWx, interfaceOfWx);
  Object.assign(globalThis, { getApp: () => ({ globalData: {} }) });
  const list = {
    show: (next: ListSource) => {
      items = drawnItems(next);
    },
    keepEnd: () => undefined,
    isAtEnd: () => true,
  };
  page = instanceOf(await definitionOf(() => import('./chat')), list);
  await page.onLoad?.();
  await page.onReady?.();
});

afterAll(async () => {
  await page.onUnload?.();
  await waitFor(() => control.openSockets === 0);
});

test('a first visit logs in with a WeChat code and opens the flow of the configuration', async () => {
  await waitFor(() => items.length > 0);
  expect(service.logins).toEqual([{ sdkAppId: 1400000001, jsCode: 'code-1' }]);
  expect(service.flows).toEqual(['flow-x']);
  expect(items).toMatchObject([{ text: '请选择', choices: [{ keyword: '1', label: '产品咨询' }] }]);
});

test('a tapped choice is shown at once, then sent, and can no longer be tapped', async () => {
  await page.onChoose?.({ detail: { keyword: '1' } });
  expect(bubbles()).toEqual(['other: 请选择', 'own: 1']);
  await waitFor(() =>
    items.some((item) => item.kind === 'bubble' && item.side === 'own' && item.send === 'sent'),
  );
  expect(items[0]).toMatchObject({ choices: [] });
});

test('a rating and a left message that the flow asks for are done from their cards', async () => {
  const system = { kind: 'system' };
  const cards = () =>
    items.flatMap((item) => (item.kind === 'notice' && item.isCard && item.action ? [item] : []));
  service.append('rating.invited', system, {});
  await waitFor(() => cards().length === 1);
  await page.onAct?.({ detail: { key: cards()[0]?.key } });
  expect(page.data.rated).toBe('current');
  await page.onRate?.({ detail: { score: 5, tags: [] } });
  expect(page.data.rated).toBe('none');
  await waitFor(() => cards().length === 0);
  service.append('leave.invited', system, {});
  await waitFor(() => cards()[0]?.action === '去留言');
  await page.onAct?.({ detail: { key: cards()[0]?.key } });
  expect(page.data.isLeaving).toBe(true);
  await page.onLeft?.({ detail: { text: '请回电' } });
  expect(page.data.isLeaving).toBe(false);
  await waitFor(() => cards().length === 0);
  expect(items[items.length - 1]).toMatchObject({ text: '您已留言：请回电' });
});

test('the queue and the agent change what stands around the list', async () => {
  const system = { kind: 'system' };
  const group = { id: 'g1', name: '产品咨询客服1组' };
  service.append('session.queued', system, { group, priority: 0, ahead: 1 });
  await waitFor(() => page.data.queue !== null);
  expect(page.data.queue).toMatchObject({ ahead: 1 });
  const agent = { id: 'a1', staffNo: '000010', nickname: '阿狸' };
  service.append('agent.accepted', { kind: 'agent', id: 'a1' }, { offer: 'o1', agent });
  await waitFor(() => page.data.agent !== null);
  expect(page.data).toMatchObject({ queue: null, agent: { staffNo: '000010' } });
});

test('a picture of the album goes up to the session and is sent, and a tap shows it large', async () => {
  await page.onPick?.({ detail: { source: 'album' } });
  expect(items[items.length - 1]).toMatchObject({
    pictureUrl: 'wxfile://tmp_1.jpg',
    send: 'sending',
  });
  await waitFor(() => (items[items.length - 1] as { send?: string }).send === 'sent');
  expect(service.uploads).toEqual(['/api/v1/sessions/s1/files wxfile://tmp_1.jpg']);
  await page.onPreview?.({ detail: { url: 'wxfile://tmp_1.jpg' } });
  expect(previews).toEqual([{ current: 'wxfile://tmp_1.jpg', urls: ['wxfile://tmp_1.jpg'] }]);
});

test('what was written without a network is sent when it is back, and nothing shows twice', async () => {
  control.setNetwork(false);
  await waitFor(() => (page.data.banner as { status: string }).status === 'offline');
  await page.onSend?.({ detail: { text: '在吗' } });
  expect(items[items.length - 1]).toMatchObject({ text: '在吗', send: 'sending' });
  control.setNetwork(true);
  await waitFor(() => (items[items.length - 1] as { send?: string }).send === 'sent');
  expect(bubbles().filter((text) => text === 'own: 在吗')).toHaveLength(1);
  expect(page.data.banner).toMatchObject({ status: 'none' });
});

test('the end gives way to a new conversation', async () => {
  service.append(
    'session.ended',
    { kind: 'agent', id: 'a1' },
    { closeBy: 'seat', reason: 'ok', endStatus: 1 },
  );
  await waitFor(() => page.data.dock === 'ended');
  expect(page.data).toMatchObject({ agent: null, ended: { closeBy: 'seat', reason: 'ok' } });
});
