import { createFakeWx } from '@ccc/testkit';
import { createSmallService } from './small-service';

/** What this phone is like, for the check before a call. */
export interface PhoneFacts {
  library: string;
  platform: string;
  language: string;
  network: string;
  system: string;
  /** What the user has answered so far, by scope. */
  settings: Record<string, boolean>;
  /** What they answer when they are asked. */
  consents: boolean;
  extension: object;
}

type Answer<Result> = { success?(result: Result): void; fail?(failure: object): void };

/** A phone with WeChat, and the service behind it. */
export function createPhone(facts: Partial<PhoneFacts> = {}) {
  const own: PhoneFacts = {
    library: '3.8.0',
    platform: 'ios',
    language: 'zh_CN',
    network: 'wifi',
    system: 'authorized',
    settings: {},
    consents: true,
    extension: {},
    ...facts,
  };
  const service = createSmallService();
  const codes: string[] = [];
  const toasts: object[] = [];
  const asked: string[] = [];
  const switchCamera = jest.fn();
  const { wx: network, control } = createFakeWx({
    onRequest: service.onRequest,
    onSocket: service.onSocket,
    onLogin: () => codes.shift() ?? 'code-1',
  });
  const base = () => ({ language: own.language, SDKVersion: own.library });
  const interfaceOfWx = {
    getAppBaseInfo: base,
    getSystemInfoSync: () => ({ ...base(), platform: own.platform }),
    getNetworkType: ({ success }: Answer<object>) => success?.({ networkType: own.network }),
    getAppAuthorizeSetting: () => ({
      microphoneAuthorized: own.system,
      cameraAuthorized: own.system,
    }),
    requirePrivacyAuthorize: ({ success }: Answer<object>) => success?.({}),
    getSetting: ({ success }: Answer<object>) => success?.({ authSetting: own.settings }),
    authorize({ scope, success, fail }: Answer<object> & { scope: string }) {
      asked.push(scope);
      if (own.consents) success?.({});
      else fail?.({ errMsg: 'authorize:fail auth deny' });
    },
    getExtConfigSync: () => own.extension,
    createLivePusherContext: () => ({ switchCamera }),
    showToast: (toast: object) => void toasts.push(toast),
  };
  const wx = new Proxy(interfaceOfWx, {
    // Jest asks every global for a symbol of its own; the testkit's fake throws at what it lacks.
    get: (given, name) =>
      Reflect.get(name in given || typeof name === 'symbol' ? given : network, name),
  });
  Object.assign(globalThis, { wx });
  return { facts: own, service, control, codes, toasts, asked, switchCamera };
}

export type Phone = ReturnType<typeof createPhone>;
