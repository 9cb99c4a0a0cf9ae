/** What this phone is like, for the check before a call. */
export interface PhoneFacts {
  library: string;
  platform: string;
  network: string;
  /** Whether WeChat itself may use microphone and camera. */
  system: string;
  /** What the user has answered so far, by scope. */
  settings: Record<string, boolean>;
  /** What they answer when they are asked. */
  consents: boolean;
  /** Whether they agree to the privacy contract; undefined: this WeChat is older than it. */
  agrees: boolean | undefined;
}

type Answer<Result> = { success?(result: Result): void; fail?(failure: object): void };

/** A phone as `wx` tells of it, from now on the global one. */
export function createPhone(facts: Partial<PhoneFacts> = {}) {
  const own: PhoneFacts = {
    library: '3.8.0',
    platform: 'ios',
    network: 'wifi',
    system: 'authorized',
    settings: {},
    consents: true,
    agrees: true,
    ...facts,
  };
  const asked: string[] = [];
  const wx = {
    getAppBaseInfo: () => ({ SDKVersion: own.library }),
    getSystemInfoSync: () => ({ platform: own.platform }),
    getNetworkType: ({ success }: Answer<object>) => success?.({ networkType: own.network }),
    getAppAuthorizeSetting: () => ({
      microphoneAuthorized: own.system,
      cameraAuthorized: own.system,
    }),
    requirePrivacyAuthorize:
      own.agrees === undefined
        ? undefined
        : ({ success, fail }: Answer<object>) =>
            own.agrees ? success?.({}) : fail?.({ errno: 104 }),
    getSetting: ({ success }: Answer<object>) => success?.({ authSetting: own.settings }),
    authorize({ scope, success, fail }: Answer<object> & { scope: string }) {
      asked.push(scope);
      if (own.consents) success?.({});
      else fail?.({ errMsg: 'authorize:fail auth deny' });
    },
  };
  Object.assign(globalThis, { wx });
  return { asked };
}
