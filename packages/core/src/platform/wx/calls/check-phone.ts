import { CccError, type CallMedia, type ErrorCode } from '@ccc/protocol';
import { OLDEST_LIBRARY, baseLibrary, isOlder } from './base-library';

interface Device {
  scope: 'scope.record' | 'scope.camera';
  /** In what WeChat itself may do, says the system. */
  system: 'microphoneAuthorized' | 'cameraAuthorized';
  denied: ErrorCode;
  systemOff: ErrorCode;
}

const MICROPHONE: Device = {
  scope: 'scope.record',
  system: 'microphoneAuthorized',
  denied: 'call.micDenied',
  systemOff: 'call.micSystemOff',
};
const CAMERA: Device = {
  scope: 'scope.camera',
  system: 'cameraAuthorized',
  denied: 'call.cameraDenied',
  systemOff: 'call.cameraSystemOff',
};

/**
 * Whether this phone can call just now; asks the user for the microphone, and for video the camera.
 * Rejects with what is to be changed: `call.libraryOld`, `call.devTools`, `call.offline`,
 * `call.privacyRefused`, `call.micDenied` (settings of the mini-program), `call.micSystemOff` (settings of the phone), and
 * the same of the camera.
 */
export async function checkPhone(media: CallMedia): Promise<void> {
  const found = baseLibrary();
  if (isOlder(found, OLDEST_LIBRARY)) {
    throw new CccError('call.libraryOld', { params: { found, needed: OLDEST_LIBRARY } });
  }
  if (isDevTools()) throw new CccError('call.devTools');
  if ((await networkType()) === 'none') throw new CccError('call.offline');
  await agree();
  await allow(MICROPHONE);
  if (media === 'video') await allow(CAMERA);
}

/** WeChat DevTools does not draw `<live-pusher>` and `<live-player>`. */
function isDevTools(): boolean {
  return wx.getSystemInfoSync().platform === 'devtools';
}

function networkType(): Promise<string> {
  return new Promise((resolve) => {
    wx.getNetworkType({
      success: ({ networkType: type }) => resolve(type),
      // Not known is not none: the call itself will tell.
      fail: () => resolve('unknown'),
    });
  });
}

/** To the privacy contract. Since base library 2.32.3; before it nobody is asked. */
function agree(): Promise<void> {
  if (typeof wx.requirePrivacyAuthorize !== 'function') return Promise.resolve();
  return new Promise((resolve, reject) => {
    wx.requirePrivacyAuthorize({
      success: () => resolve(),
      fail: () => reject(new CccError('call.privacyRefused')),
    });
  });
}

async function allow({ scope, system, denied, systemOff }: Device): Promise<void> {
  // Since base library 2.20.1; before it the refusal comes from the tags themselves.
  if (typeof wx.getAppAuthorizeSetting === 'function') {
    if (wx.getAppAuthorizeSetting()[system] === 'denied') throw new CccError(systemOff);
  }
  const answer = await settingOf(scope);
  // Whoever has refused once is not asked again by WeChat; only the settings page helps.
  if (answer === 'refused') throw new CccError(denied);
  if (answer === 'notAsked' && !(await isAuthorized(scope))) throw new CccError(denied);
}

function settingOf(scope: Device['scope']): Promise<'granted' | 'refused' | 'notAsked'> {
  return new Promise((resolve) => {
    wx.getSetting({
      success: ({ authSetting }) => {
        const setting = authSetting[scope];
        resolve(setting === undefined ? 'notAsked' : setting ? 'granted' : 'refused');
      },
      fail: () => resolve('notAsked'),
    });
  });
}

function isAuthorized(scope: Device['scope']): Promise<boolean> {
  return new Promise((resolve) => {
    wx.authorize({ scope, success: () => resolve(true), fail: () => resolve(false) });
  });
}
