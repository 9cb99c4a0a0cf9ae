import { CccError } from '@ccc/protocol';
import { createConsoleLogger, type LogLevel } from '../console-logger';
import type { Platform, Storage } from '../ports';
import type { BrowserEvents, BrowserHost, BrowserStorage } from './browser-host';
import { createBrowserLegs, type BrowserLegs, type CallHost } from './calls/index';
import { createLocalFiles, type LocalFiles } from './local-files';
import { createBrowserHttp, createBrowserSockets } from './browser-network';

export type { BrowserHost, BrowserStorage, BrowserUpload } from './browser-host';
export type { BrowserLegs, CallHost, DeviceChoice, LegStreams } from './calls/index';
export type { LocalFiles } from './local-files';

export interface BrowserPlatformOptions {
  /** Default: `window`. */
  host?: BrowserHost & CallHost;
  /** Where things are stored. Default `localStorage`; `sessionStorage` keeps tabs apart. */
  storage?: BrowserStorage;
  /** What goes to the console. Default `warn`. */
  logLevel?: LogLevel;
}

export interface BrowserPlatform extends Platform {
  /** Where a `File` becomes a path that can be sent. */
  readonly files: LocalFiles;
  /** Microphone, camera and sound of calls. */
  readonly legs: BrowserLegs;
}

/** The browser host. There is no `wx.login` here. */
export function createBrowserPlatform({
  host = window,
  storage = host.localStorage,
  logLevel = 'warn',
}: BrowserPlatformOptions = {}): BrowserPlatform {
  const files = createLocalFiles();
  return {
    kind: 'browser',
    clock: {
      now: () => Date.now(),
      setTimer(callback, delayMs) {
        const timer = setTimeout(callback, delayMs);
        return () => clearTimeout(timer);
      },
    },
    random: { next: () => Math.random() },
    storage: createStorage(storage),
    files,
    legs: createBrowserLegs(host),
    http: createBrowserHttp(host, files),
    sockets: createBrowserSockets(host),
    // A tab in the background keeps running and must keep ringing; only a frozen page is hidden.
    // https://developer.chrome.com/docs/web-platform/page-lifecycle-api
    lifecycle: {
      onShow: (listener) => listen(host.document, 'resume', listener),
      onHide: (listener) => listen(host.document, 'freeze', listener),
      onNetwork(listener) {
        const offs = [
          listen(host, 'online', () => listener(true)),
          listen(host, 'offline', () => listener(false)),
        ];
        return () => offs.forEach((off) => off());
      },
    },
    logger: createConsoleLogger(console, logLevel),
  };
}

function listen(target: BrowserEvents, name: string, listener: () => void): () => void {
  const own = () => listener();
  target.addEventListener(name, own);
  return () => target.removeEventListener(name, own);
}

function createStorage(storage: BrowserStorage): Storage {
  return {
    get(key) {
      const text = storage.getItem(key);
      if (text === null) return undefined;
      try {
        return JSON.parse(text) as unknown;
      } catch {
        // Not ours: as good as nothing.
        return undefined;
      }
    },
    set(key, value) {
      try {
        storage.setItem(key, JSON.stringify(value));
      } catch (error) {
        throw new CccError('internal', { origin: error });
      }
    },
    remove: (key) => storage.removeItem(key),
  };
}
