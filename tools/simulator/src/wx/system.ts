import { capsuleRect, currentDevice } from '../runtime/device';
import type { Host } from '../runtime/host';
import { asyncApi } from './api';
import { appListeners } from './app-signal';

/** Of WeChat on Android. */
const STANDARD_FONT_PX = 16;

/** Base library the simulator answers for. */
export const SDK_VERSION = '3.8.0';

function windowInfo(host: Host) {
  const device = currentDevice();
  const size = host.pages.top?.view.windowSize;
  const top = device.statusBarHeight;
  const bottom = device.screenHeight - device.safeBottom;
  const { screenWidth, screenHeight, statusBarHeight, pixelRatio } = device;
  return {
    pixelRatio,
    screenWidth,
    screenHeight,
    windowWidth: size?.width ?? screenWidth,
    windowHeight: size?.height ?? screenHeight - top - device.navigationBarHeight,
    statusBarHeight,
    screenTop: size?.top ?? top + device.navigationBarHeight,
    safeArea: {
      left: 0,
      right: screenWidth,
      top,
      bottom,
      width: screenWidth,
      height: bottom - top,
    },
  };
}

const DEVICE_INFO = {
  abi: '',
  benchmarkLevel: 50,
  brand: 'simulator',
  model: 'simulator',
  system: 'iOS 17.0',
  platform: 'ios',
  memorySize: 4096,
  cpuType: '',
} as const;

function appBaseInfo(host: Host) {
  return {
    SDKVersion: SDK_VERSION,
    enableDebug: true,
    host: { env: 'WeChat', appId: '', version: 402_664_000 },
    language: host.boot.lang,
    version: '8.0.50',
    fontSizeSetting: host.boot.fontSizePx,
    fontSizeScaleFactor: host.boot.fontSizePx / STANDARD_FONT_PX,
    ...(host.meta.darkmode && { theme: host.theme.name }),
  };
}

const SYSTEM_SETTING = {
  bluetoothEnabled: false,
  locationEnabled: false,
  wifiEnabled: true,
  deviceOrientation: 'portrait',
} as const;

/** What the app may ask about the phone, and its changes. */
export function systemApis(host: Host) {
  const all = () => ({
    ...windowInfo(host),
    ...DEVICE_INFO,
    ...appBaseInfo(host),
    ...SYSTEM_SETTING,
  });
  const networkType = (online = host.network.online): string => (online ? 'wifi' : 'none');
  const network = appListeners(host, host.network.changed, (isConnected) => ({
    isConnected,
    networkType: networkType(isConnected),
  }));
  const theme = appListeners(host, host.theme.changed, (name) => ({ theme: name }));
  const shown = appListeners(host, host.appShown, (options) => options, 'now');
  const hidden = appListeners(host, host.appHidden, () => ({}), 'now');
  const keyboard = appListeners(host, host.keyboard.heightChanged, (change) => change);
  const errors = appListeners(host, host.appErrors, (error) =>
    error instanceof Error
      ? { message: error.message, stack: error.stack ?? '' }
      : { message: String(error), stack: '' },
  );
  return {
    getSystemInfoSync: all,
    getSystemInfo: asyncApi(host, 'getSystemInfo', all),
    getSystemInfoAsync: asyncApi(host, 'getSystemInfoAsync', all),
    getWindowInfo: () => windowInfo(host),
    getDeviceInfo: () => ({ ...DEVICE_INFO }),
    getAppBaseInfo: () => appBaseInfo(host),
    getSystemSetting: () => ({ ...SYSTEM_SETTING }),
    getAppAuthorizeSetting: () => ({
      albumAuthorized: 'authorized',
      cameraAuthorized: 'authorized',
      microphoneAuthorized: 'authorized',
      notificationAuthorized: 'authorized',
      locationAuthorized: 'not determined',
    }),
    getMenuButtonBoundingClientRect: () => capsuleRect(currentDevice()),
    getNetworkType: asyncApi(host, 'getNetworkType', () => ({ networkType: networkType() })),
    onNetworkStatusChange: network.on,
    offNetworkStatusChange: network.off,
    onThemeChange: theme.on,
    offThemeChange: theme.off,
    onAppShow: shown.on,
    offAppShow: shown.off,
    onAppHide: hidden.on,
    offAppHide: hidden.off,
    onKeyboardHeightChange: keyboard.on,
    offKeyboardHeightChange: keyboard.off,
    hideKeyboard: asyncApi(host, 'hideKeyboard', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    }),
    onError: errors.on,
    offError: errors.off,
    getLaunchOptionsSync: () => host.launch,
    getEnterOptionsSync: () => host.launch,
    vibrateShort: asyncApi(host, 'vibrateShort', () => undefined),
    vibrateLong: asyncApi(host, 'vibrateLong', () => undefined),
    setKeepScreenOn: asyncApi(host, 'setKeepScreenOn', () => undefined),
  };
}
