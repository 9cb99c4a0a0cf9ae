import { CccError, type ConnectionState, type ConversationView } from '@ccc/core';
import { definitionOf, instanceOf, type PageUnderTest } from '../../../../../test/page-harness';

const agent = { id: 'a1' as never, staffNo: '000010', nickname: '阿狸' };
const ONLINE: ConnectionState = { name: 'online', attempt: 0, since: 0, connection: 'c1' };

/** Stands for core: the page only ever sees this surface. */
function createStage() {
  let view: ConversationView = {
    session: undefined,
    stage: { name: 'opening' },
    customer: undefined,
    rating: undefined,
    unrated: undefined,
    items: [],
  };
  let state: ConnectionState = { name: 'idle' };
  const listeners = new Set<() => void>();
  const listen = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const open = jest.fn(() => Promise.resolve());
  const chat = {
    get view() {
      return view;
    },
    open,
    send: jest.fn(),
    resend: jest.fn(),
    end: jest.fn(() => Promise.resolve()),
    rate: jest.fn((_session: string, _rating: object) => Promise.resolve()),
    reopen: jest.fn(() => Promise.resolve()),
    onChange: listen,
    call: { state: { name: 'none' }, onChange: () => () => undefined, hangUp: jest.fn() },
  };
  const connection = {
    get state() {
      return state;
    },
    serverNow: () => Date.now(),
    onState: listen,
    stop: jest.fn(),
    reconnect: jest.fn(),
  };
  const login = {
    state: { name: 'loggedIn', id: 'customer-1' },
    setProfile: jest.fn(() => Promise.resolve()),
    setAvatar: jest.fn(() => Promise.resolve()),
  };
  return {
    client: { chat, connection, login },
    chat,
    connection,
    login,
    listeners,
    become({
      connection: nextState,
      ...next
    }: Partial<ConversationView> & { connection?: ConnectionState }) {
      view = { ...view, ...next };
      if (nextState) state = nextState;
      listeners.forEach((listener) => listener());
    },
  };
}

let stage = createStage();
let definition: PageUnderTest;
let page: PageUnderTest;
let shown: unknown[][];
let showModal: jest.Mock;
let isConfirmed: boolean;
let userInfo: object;
let stored: Map<string, unknown>;

jest.mock('../../services/customer-client', () => ({ customerClient: () => stage.client }));

/** A new instance of the page, and its lifecycle up to what the customer sees. */
async function openPage(): Promise<void> {
  page = instanceOf(definition, {
    show: (items: unknown[]) => shown.push(items),
    keepEnd: () => undefined,
    isAtEnd: () => true,
  });
  await page.onLoad?.();
  await page.onReady?.();
  await settle();
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

beforeAll(async () => {
  definition = await definitionOf(() => import('./chat'));
});

beforeEach(() => {
  stage = createStage();
  shown = [];
  stored = new Map();
  userInfo = { nickName: '小林' };
  isConfirmed = true;
  showModal = jest.fn((options) => options.success?.({ confirm: isConfirmed }));
  Object.assign(globalThis, {
    getApp: () => ({ globalData: { userInfo } }),
    wx: {
      canIUse: () => true,
      getAppBaseInfo: () => ({ language: 'zh_CN' }),
      setNavigationBarTitle: jest.fn(),
      getStorageSync: () => '',
      setStorageSync: (key: string, value: unknown) => void stored.set(key, value),
      hideLoading: jest.fn(),
      getExtConfigSync: () => ({}),
      nextTick: (callback: () => void) => callback(),
      showModal,
      showToast: jest.fn(),
    },
  });
});

test('it opens the conversation and tells agents the name that the host app knows', async () => {
  await openPage();
  expect(stage.chat.open).toHaveBeenCalledTimes(1);
  expect(stage.login.setProfile).toHaveBeenCalledWith({ nickname: '小林' });
});

test('a name that cannot be told does not disturb the conversation', async () => {
  stage.login.setProfile.mockRejectedValueOnce(new CccError('request.failed'));
  await openPage();
  expect(page.data.openError).toBe('');
});

test('it follows the session through the queue to an agent', async () => {
  await openPage();
  const group = { id: 'g1' as never, name: '产品咨询客服1组' };
  stage.become({ connection: ONLINE, stage: { name: 'queued', group, ahead: 1, since: 5 } });
  expect(page.data).toMatchObject({ body: 'empty', dock: 'composer', queue: { ahead: 1 } });
  stage.become({ stage: { name: 'active', agent, since: 9 } });
  expect(page.data).toMatchObject({ queue: null, agent: { nickname: '阿狸', staffNo: '000010' } });
  expect(shown.length).toBeGreaterThan(1);
});

test('a conversation that cannot be opened says why, and trying again opens it', async () => {
  const refusal = new CccError('flow.unpublished', { params: { flow: 'demo' } });
  stage.chat.open.mockRejectedValueOnce(refusal);
  await openPage();
  expect(page.data).toMatchObject({ body: 'failed', openError: refusal.text('zh-CN') });
  await page.onRetry?.();
  await settle();
  expect(stage.chat.open).toHaveBeenCalledTimes(2);
  expect(page.data.openError).toBe('');
});

test('after another window took over, continuing here opens it again', async () => {
  await openPage();
  stage.become({ connection: { name: 'stopped', code: 'connection.replaced' } });
  expect(page.data).toMatchObject({ composer: { disabled: true }, banner: { status: 'replaced' } });
  await page.onTakeOver?.();
  expect(stage.chat.open).toHaveBeenCalledTimes(2);
});

test('a retry while it waits for the next try comes at once', async () => {
  await openPage();
  stage.become({
    connection: { name: 'waiting', attempt: 4, deadline: 0, code: 'connection.lost' },
  });
  await page.onRetry?.();
  expect(stage.connection.reconnect).toHaveBeenCalledTimes(1);
});

test('leaving the queue ends the session only after a yes', async () => {
  await openPage();
  isConfirmed = false;
  await page.onCancelQueue?.();
  expect(stage.chat.end).not.toHaveBeenCalled();
  isConfirmed = true;
  await page.onCancelQueue?.();
  expect(stage.chat.end).toHaveBeenCalledTimes(1);
});

test('a tapped choice is sent as its keyword, a failed message again by its key', async () => {
  await openPage();
  await page.onChoose?.({ detail: { keyword: '1', label: '产品咨询' } });
  await page.onResend?.({ detail: { key: 'k1' } });
  expect(stage.chat.send).toHaveBeenCalledWith('1');
  expect(stage.chat.resend).toHaveBeenCalledWith('k1');
});

test('this session is rated from the panel, an earlier one from its line; a refusal keeps the sheet', async () => {
  await openPage();
  const rating = { mode: 'afterEnd', isInvited: false, given: undefined } as const;
  const [session, unrated] = ['s2' as never, 's1' as never];
  stage.become({ session, unrated, rating, stage: { name: 'active', agent, since: 9 } });
  expect(page.data.rating).toMatchObject({ canRate: true, isUnrated: true });

  const given = { score: 4, tags: [], comment: '' };
  await page.onRateEarlier?.();
  await page.onRate?.({ detail: given });
  await page.onRateNow?.();
  stage.chat.rate.mockRejectedValueOnce(new CccError('rating.already'));
  await page.onRate?.({ detail: given });
  expect(stage.chat.rate.mock.calls).toEqual([
    ['s1', given],
    ['s2', given],
  ]);
  expect(page.data).toMatchObject({ rated: 'current', isRating: false });
  await page.onCloseRating?.();
  expect(page.data.rated).toBe('none');
});

test('a refusal is told in the words of its code', async () => {
  await openPage();
  stage.chat.end.mockRejectedValueOnce(new CccError('session.closed'));
  await page.onEnd?.();
  expect(showModal).toHaveBeenLastCalledWith(
    expect.objectContaining({ content: '会话已结束，请重新咨询。', showCancel: false }),
  );
});

test('picture and name are kept, shown, and told to agents; a refusal keeps the sheet', async () => {
  await openPage();
  await page.onProfile?.();
  expect(page.data).toMatchObject({ isProfile: true, me: { nickname: '小林', avatarUrl: '' } });
  const detail = { nickname: '小满', avatarUrl: 'wxfile://tmp_1.png' };
  stage.login.setProfile.mockRejectedValueOnce(new CccError('request.failed'));
  await page.onSaveProfile?.({ detail });
  expect(page.data).toMatchObject({ isProfile: true, isSavingProfile: false });
  await page.onSaveProfile?.({ detail });
  expect(stage.login.setProfile).toHaveBeenLastCalledWith({ nickname: '小满' });
  expect(stage.login.setAvatar).toHaveBeenCalledWith('wxfile://tmp_1.png');
  expect(page.data.isProfile).toBe(false);
  expect(stored.get('ccc_user_info')).toMatchObject({
    nickName: '小满',
    avatarUrl: 'wxfile://tmp_1.png',
  });
});

test('leaving the page stops the connection and listens no longer', async () => {
  await openPage();
  await page.onUnload?.();
  expect(stage.connection.stop).toHaveBeenCalledTimes(1);
  expect(stage.listeners.size).toBe(0);
});
