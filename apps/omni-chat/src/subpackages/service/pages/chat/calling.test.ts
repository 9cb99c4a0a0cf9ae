import { createFakeWx, waitFor } from '@ccc/testkit';
import { installWx } from '../../../../../test/install-wx';
import { definitionOf, instanceOf, type PageUnderTest } from '../../../../../test/page-harness';
import { createSmallService } from '../../../../../test/small-service';

interface Callback<Result = object> {
  success?(result: Result): void;
  fail?(failure: object): void;
}

const AGENT = { kind: 'agent', id: 'agent-1' };
const AGENT_CARD = { id: 'agent-1', staffNo: '1001', nickname: '阿狸' };
const INVITATION = { call: 'call-1', media: 'audio', by: 'agent' };
const ANSWERED = { call: 'call-1' };
const LEG = 'ccc+https://service.example/api/v1/media/legs/leg-1';

let definition: PageUnderTest;
let service: ReturnType<typeof createSmallService>;
let page: PageUnderTest;
/** What the customer has said about the microphone; undefined: they were not asked. */
let microphone: boolean | undefined;
/** Whether they agree to the privacy contract. */
let agrees: boolean;
/** What whoever leaves the page is asked. */
let alert: string;
let modals: { title: string; content: string; confirmText: string; showCancel: boolean }[];
let toasts: string[];
/** Sounds that are playing. */
let sounds: string[];
let openSetting: jest.Mock;
let stop: () => Promise<void>;

function installPhone(): void {
  const { wx, control } = createFakeWx({
    onRequest: service.onRequest,
    onSocket: service.onSocket,
    onLogin: () => 'code-1',
  });
  installWx(wx, {
    canIUse: () => false,
    getSystemInfoSync: () => ({ language: 'zh_CN', SDKVersion: '3.8.0', platform: 'ios' }),
    getAppBaseInfo: undefined,
    getAppAuthorizeSetting: undefined,
    requirePrivacyAuthorize: ({ success, fail }: Callback) => (agrees ? success : fail)?.({}),
    getExtConfigSync: () => ({ ccc: { serverUrl: 'https://service.example', ivrId: 'flow-x' } }),
    getNetworkType: ({ success }: Callback) => success?.({ networkType: 'wifi' }),
    getSetting: ({ success }: Callback) =>
      success?.({ authSetting: microphone === undefined ? {} : { 'scope.record': microphone } }),
    authorize: ({ success }: Callback) => success?.({}),
    openSetting,
    showModal: (options: (typeof modals)[number] & Callback) => {
      modals.push(options);
      options.success?.({ confirm: true });
    },
    showToast: ({ title }: { title: string }) => toasts.push(title),
    setNavigationBarTitle: () => undefined,
    hideKeyboard: () => undefined,
    enableAlertBeforeUnload: ({ message }: { message: string }) => (alert = message),
    disableAlertBeforeUnload: () => (alert = ''),
    vibrateLong: () => undefined,
    createInnerAudioContext: () => {
      const audio = {
        src: '',
        play: () => sounds.push(audio.src),
        destroy: () => (sounds = sounds.filter((src) => src !== audio.src)),
      };
      return audio;
    },
    nextTick: (callback: () => void) => callback(),
  });
  stop = async () => {
    await page.onUnload?.();
    await waitFor(() => control.openSockets === 0);
  };
}

beforeAll(async () => {
  Object.assign(globalThis, { getApp: () => ({ globalData: {} }) });
});

beforeEach(async () => {
  jest.resetModules();
  service = createSmallService();
  [modals, toasts, sounds] = [[], [], []];
  alert = '';
  [microphone, agrees] = [true, true];
  openSetting = jest.fn();
  installPhone();
  definition = await definitionOf(() => import('./chat'));
  page = instanceOf(definition, {
    show: () => undefined,
    keepEnd: () => undefined,
    isAtEnd: () => true,
  });
  await page.onLoad?.();
  await page.onReady?.();
  await page.onShow?.();
  await waitFor(() => page.data.body === 'list');
  service.append('agent.accepted', AGENT, { agent: AGENT_CARD });
  await waitFor(() => page.data.agent);
});

afterEach(() => stop());

const phase = () => (page.data.call as { phase: string } | null)?.phase;
const becomes = (name: string | undefined) => waitFor(() => phase() === name);

async function talk(): Promise<void> {
  service.append('call.started', AGENT, INVITATION);
  await becomes('ringing');
  await page.onAccept?.();
  await becomes('connected');
}

test('an invitation rings, is taken, and is heard', async () => {
  service.append('call.started', AGENT, INVITATION);
  await becomes('ringing');
  expect(sounds).toEqual([expect.stringMatching(/ring\.mp3$/)]);
  await page.onAccept?.();
  await becomes('connected');
  expect(sounds).toEqual([]);
  expect(page.data).toMatchObject({
    call: { pushUrl: LEG, playUrl: `${LEG}?play` },
    isCallFolded: false,
    isMuted: false,
    composer: { canCall: false },
  });
});

test('an invitation is refused', async () => {
  service.append('call.started', AGENT, INVITATION);
  await becomes('ringing');
  await page.onHangUp?.();
  expect(page.data.call).toBeNull();
  expect(sounds).toEqual([]);
  await waitFor(() => service.commands.includes('call.end'));
  expect(service.commands).not.toContain('call.answer');
});

test('the customer calls, waits, talks beside the chat, and hangs up', async () => {
  expect(page.data).toMatchObject({ call: null, composer: { canCall: true } });
  await page.onCall?.();
  await becomes('calling');
  expect(sounds).toEqual([expect.stringMatching(/ringback\.mp3$/)]);
  service.append('call.answered', AGENT, ANSWERED);
  await becomes('connected');
  await page.onFold?.();
  await page.onMute?.();
  await page.onSound?.();
  expect(page.data).toMatchObject({ isCallFolded: true, isMuted: true, isSpeaker: false });
  await page.onUnfold?.();
  await page.onHangUp?.();
  expect(alert).toBe('');
  expect(page.data).toMatchObject({ call: null, isCallFolded: false, dock: 'composer' });
  await waitFor(() => (page.data.composer as { canCall: boolean }).canCall);
});

test('a refused microphone leads to the settings, and from there on to the call', async () => {
  microphone = false;
  openSetting.mockImplementation(({ success }: Callback) => {
    microphone = true;
    success?.({ authSetting: { 'scope.record': true } });
  });
  await page.onCall?.();
  expect(modals).toMatchObject([{ title: '无法通话', confirmText: '去设置', showCancel: true }]);
  await becomes('calling');
});

test('a microphone that stays refused leaves the invitation, and it can be refused', async () => {
  microphone = false;
  openSetting.mockImplementation(({ success }: Callback) =>
    success?.({ authSetting: { 'scope.record': false } }),
  );
  service.append('call.started', AGENT, INVITATION);
  await becomes('ringing');
  await page.onAccept?.();
  expect(modals).toHaveLength(1);
  expect(service.commands).not.toContain('call.answer');
  expect(phase()).toBe('ringing');
});

test('whoever does not agree to the privacy contract is not bothered with a dialog', async () => {
  agrees = false;
  await page.onCall?.();
  expect([modals, page.data.call]).toEqual([[], null]);
  expect(service.commands).not.toContain('call.start');
});

test('what the tags cannot do ends the call, and is said', async () => {
  await talk();
  const detail = { errCode: -1, errMsg: 'insertLivePusher:fail:access denied' };
  await page.onLiveError?.({ detail });
  expect(page.data.call).toBeNull();
  expect(modals).toMatchObject([{ title: '无法通话', confirmText: '知道了', showCancel: false }]);
});

test('sound that is away is said until it is back, and lost for good it is joined anew', async () => {
  await talk();
  await page.onLiveState?.({ detail: { code: 1102 } });
  expect(page.data.isLost).toBe(true);
  await page.onLiveState?.({ detail: { code: 1101 } });
  expect(page.data.isLost).toBe(true);
  await page.onLiveState?.({ detail: { code: 1002 } });
  expect(page.data.isLost).toBe(false);
  await page.onLiveState?.({ detail: { code: -1307 } });
  await waitFor(() => service.commands.filter((name) => name === 'call.join').length === 2);
});

test('in a call nothing is recorded', async () => {
  await talk();
  await page.onRecord?.({ detail: { phase: 'start' } });
  await page.onRecord?.({ detail: { phase: 'cancel' } });
  expect(toasts).toEqual(['通话中不能录音']);
});

test('whoever goes away while it rings hears it again when they come back', async () => {
  service.append('call.started', AGENT, INVITATION);
  await becomes('ringing');
  await page.onHide?.();
  expect(sounds).toEqual([]);
  await page.onShow?.();
  expect(sounds).toHaveLength(1);
});

test('leaving the page is asked about, and hangs up', async () => {
  await talk();
  expect(alert).toBe('离开聊天将结束通话，确定离开吗？');
  await stop();
  expect(service.commands.at(-1)).toBe('call.end');
});
