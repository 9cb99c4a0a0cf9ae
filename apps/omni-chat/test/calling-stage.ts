import { createFakeWx, waitFor } from '@ccc/testkit';
import { installWx } from './install-wx';
import { definitionOf, instanceOf, type PageUnderTest } from './page-harness';
import { createSmallService } from './small-service';

interface Callback<Result = object> {
  success?(result: Result): void;
  fail?(failure: object): void;
}

/** What the customer has allowed; undefined: they were not asked. */
export interface Allowed {
  'scope.record': boolean | undefined;
  'scope.camera': boolean | undefined;
}

export const AGENT = { kind: 'agent', id: 'agent-1' };
const AGENT_CARD = { id: 'agent-1', staffNo: '1001', nickname: '阿狸' };

/** The chat page in a conversation with an agent, on a phone that notes what is done with it. */
export interface CallingStage {
  page: PageUnderTest;
  service: ReturnType<typeof createSmallService>;
  phone: {
    allowed: Allowed;
    /** Whether the customer agrees to the privacy contract. */
    agrees: boolean;
    /** What they allow once they are in the settings. */
    settings: Partial<Allowed>;
    /** Which entry of a sheet they tap; undefined: none. */
    choice: number | undefined;
    /** What whoever leaves the page is asked. */
    alert: string;
    modals: { title: string; content: string; confirmText: string; showCancel: boolean }[];
    sheets: { itemList: string[]; alertText?: string }[];
    toasts: string[];
    /** Sounds that are playing. */
    sounds: string[];
    isKeptOn: boolean;
    flips: number;
  };
  phase(): string | undefined;
  becomes(phase: string | undefined): Promise<unknown>;
  /** The agent asks for a call. */
  invite(media?: 'audio' | 'video'): Promise<void>;
  /** They did, and the customer has taken it. */
  talk(media?: 'audio' | 'video'): Promise<void>;
  close(): Promise<void>;
}

export async function openCalling(): Promise<CallingStage> {
  jest.resetModules();
  Object.assign(globalThis, { getApp: () => ({ globalData: {} }) });
  const service = createSmallService();
  const phone: CallingStage['phone'] = {
    allowed: { 'scope.record': true, 'scope.camera': true },
    agrees: true,
    settings: {},
    choice: undefined,
    alert: '',
    modals: [],
    sheets: [],
    toasts: [],
    sounds: [],
    isKeptOn: false,
    flips: 0,
  };
  const { wx, control } = createFakeWx({
    onRequest: service.onRequest,
    onSocket: service.onSocket,
    onLogin: () => 'code-1',
  });
  installWx(wx, interfaceOf(phone));
  const definition = await definitionOf(() => import('../src/subpackages/service/pages/chat/chat'));
  const list = { show: () => undefined, keepEnd: () => undefined, isAtEnd: () => true };
  const page = instanceOf(definition, list);
  await page.onLoad?.();
  await page.onReady?.();
  await page.onShow?.();
  await waitFor(() => page.data.body === 'list');
  service.append('agent.accepted', AGENT, { agent: AGENT_CARD });
  await waitFor(() => page.data.agent);

  const phase = () => (page.data.call as { phase: string } | null)?.phase;
  const becomes = (name: string | undefined) => waitFor(() => phase() === name);
  const invite = async (media: 'audio' | 'video' = 'audio') => {
    service.append('call.started', AGENT, { call: 'call-1', media, by: 'agent' });
    await becomes('ringing');
  };
  return {
    page,
    service,
    phone,
    phase,
    becomes,
    invite,
    async talk(media) {
      await invite(media);
      await page.onAccept?.();
      await becomes('connected');
    },
    async close() {
      await page.onUnload?.();
      await waitFor(() => control.openSockets === 0);
    },
  };
}

function interfaceOf(phone: CallingStage['phone']): object {
  return {
    canIUse: () => false,
    getSystemInfoSync: () => ({ language: 'zh_CN', SDKVersion: '3.8.0', platform: 'ios' }),
    getAppBaseInfo: undefined,
    getAppAuthorizeSetting: undefined,
    requirePrivacyAuthorize: ({ success, fail }: Callback) => (phone.agrees ? success : fail)?.({}),
    getExtConfigSync: () => ({ ccc: { serverUrl: 'https://service.example', ivrId: 'flow-x' } }),
    getNetworkType: ({ success }: Callback) => success?.({ networkType: 'wifi' }),
    getSetting: ({ success }: Callback) => success?.({ authSetting: { ...phone.allowed } }),
    authorize: ({ success }: Callback) => success?.({}),
    openSetting: ({ success }: Callback) => {
      Object.assign(phone.allowed, phone.settings);
      success?.({ authSetting: { ...phone.allowed } });
    },
    showModal: (options: CallingStage['phone']['modals'][number] & Callback) => {
      phone.modals.push(options);
      options.success?.({ confirm: true });
    },
    showActionSheet: (options: CallingStage['phone']['sheets'][number] & Callback) => {
      phone.sheets.push(options);
      if (phone.choice === undefined) options.fail?.({});
      else options.success?.({ tapIndex: phone.choice });
    },
    showToast: ({ title }: { title: string }) => phone.toasts.push(title),
    setNavigationBarTitle: () => undefined,
    setKeepScreenOn: ({ keepScreenOn }: { keepScreenOn: boolean }) =>
      (phone.isKeptOn = keepScreenOn),
    createLivePusherContext: () => ({ switchCamera: () => (phone.flips += 1) }),
    hideKeyboard: () => undefined,
    enableAlertBeforeUnload: ({ message }: { message: string }) => (phone.alert = message),
    disableAlertBeforeUnload: () => (phone.alert = ''),
    vibrateLong: () => undefined,
    createInnerAudioContext: () => {
      const audio = {
        src: '',
        play: () => phone.sounds.push(audio.src),
        destroy: () => (phone.sounds = phone.sounds.filter((src) => src !== audio.src)),
      };
      return audio;
    },
    nextTick: (callback: () => void) => callback(),
  };
}
