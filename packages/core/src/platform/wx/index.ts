import { CccError } from '@ccc/protocol';
import { createConsoleLogger, type LogLevel } from '../console-logger';
import type { Platform } from '../ports';
import { wxError } from './wx-error';
import type { WxHost } from './wx-host';
import { createWxHttp, createWxSockets } from './wx-network';

export type { WxFailure, WxHost, WxSocketTask } from './wx-host';

export interface WxPlatformOptions {
  /** Default: the global `wx`. */
  host?: WxHost;
  /** What goes to the console. Default `warn`. */
  logLevel?: LogLevel;
}

/** The mini-program host: everything over `wx`, base library 2.10.0 or newer. */
export function createWxPlatform({
  host = wx,
  logLevel = 'warn',
}: WxPlatformOptions = {}): Platform {
  return {
    kind: 'wx',
    clock: {
      now: () => Date.now(),
      setTimer(callback, delayMs) {
        const timer = setTimeout(callback, delayMs);
        return () => clearTimeout(timer);
      },
    },
    random: { next: () => Math.random() },
    storage: {
      get(key) {
        const value = host.getStorageSync(key);
        // What was never set reads as an empty string.
        return value === '' ? undefined : value;
      },
      set(key, value) {
        try {
          host.setStorageSync(key, value);
        } catch (error) {
          throw new CccError('internal', { origin: error });
        }
      },
      remove: (key) => host.removeStorageSync(key),
    },
    http: createWxHttp(host),
    sockets: createWxSockets(host),
    lifecycle: {
      onShow(listener) {
        const own = () => listener();
        host.onAppShow(own);
        return () => host.offAppShow(own);
      },
      onHide(listener) {
        const own = () => listener();
        host.onAppHide(own);
        return () => host.offAppHide(own);
      },
      onNetwork(listener) {
        const own = (status: object) =>
          listener('isConnected' in status && status.isConnected === true);
        host.onNetworkStatusChange(own);
        return () => host.offNetworkStatusChange(own);
      },
    },
    wechat: {
      login: () =>
        new Promise((resolve, reject) => {
          host.login({
            timeout: 10000,
            success: ({ code }) => resolve(code),
            fail: (failure) => reject(wxError(failure, 'wx.login')),
          });
        }),
    },
    logger: createConsoleLogger(console, logLevel),
  };
}
