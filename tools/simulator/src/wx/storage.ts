import type { Host } from '../runtime/host';
import { ApiFailure, asyncApi, textOption } from './api';

const MAX_ITEM_BYTES = 1024 * 1024;
const MAX_TOTAL_BYTES = 10 * 1024 * 1024;

/** Storage of one user of one app, over the browser's. */
class AppStorage {
  private readonly prefix: string;

  constructor(host: Host) {
    this.prefix = `mp:${host.meta.appId}:${host.boot.user}:`;
  }

  read(key: string): { data: unknown } | undefined {
    const text = window.localStorage.getItem(this.prefix + key);
    if (text === null) return undefined;
    const { kind, data } = JSON.parse(text) as { kind: string; data: unknown };
    return { data: kind === 'date' ? new Date(String(data)) : data };
  }

  write(key: string, value: unknown): void {
    if (value === undefined || typeof value === 'function') {
      throw new ApiFailure('parameter error: parameter.data cannot be stored');
    }
    const kind = value instanceof Date ? 'date' : 'json';
    const text = JSON.stringify({ kind, data: value });
    if (text.length > MAX_ITEM_BYTES) throw new ApiFailure('exceed max size of a single key (1MB)');
    const other = this.sizeBytes() - (window.localStorage.getItem(this.prefix + key)?.length ?? 0);
    if (other + text.length > MAX_TOTAL_BYTES) throw new ApiFailure('exceed storage max size 10MB');
    window.localStorage.setItem(this.prefix + key, text);
  }

  remove(key: string): void {
    window.localStorage.removeItem(this.prefix + key);
  }

  keys(): string[] {
    return Object.keys(window.localStorage)
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => key.slice(this.prefix.length));
  }

  clear(): void {
    for (const key of this.keys()) this.remove(key);
  }

  sizeBytes(): number {
    return this.keys().reduce(
      (total, key) => total + (window.localStorage.getItem(this.prefix + key)?.length ?? 0),
      0,
    );
  }

  info() {
    return {
      keys: this.keys(),
      currentSize: Math.ceil(this.sizeBytes() / 1024),
      limitSize: MAX_TOTAL_BYTES / 1024,
    };
  }
}

function checkKey(key: unknown): string {
  if (typeof key === 'string' && key !== '') return key;
  throw new ApiFailure('parameter error: parameter.key should be a String that is not empty');
}

/** Storage, synchronous and asynchronous; kept per user, over a relaunch. */
export function storageApis(host: Host) {
  const storage = new AppStorage(host);
  const orThrow = <T>(name: string, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (error instanceof ApiFailure) throw new Error(`${name}:fail ${error.reason}`);
      throw error;
    }
  };
  return {
    getStorageSync: (key: unknown) =>
      orThrow('getStorageSync', () => storage.read(checkKey(key))?.data ?? ''),
    setStorageSync: (key: unknown, value: unknown) =>
      orThrow('setStorageSync', () => storage.write(checkKey(key), value)),
    removeStorageSync: (key: unknown) =>
      orThrow('removeStorageSync', () => storage.remove(checkKey(key))),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => storage.info(),
    getStorage: asyncApi(host, 'getStorage', (options) => {
      const found = storage.read(textOption(options, 'key'));
      if (found === undefined) throw new ApiFailure('data not found');
      return found;
    }),
    setStorage: asyncApi(host, 'setStorage', (options) =>
      storage.write(textOption(options, 'key'), options['data']),
    ),
    removeStorage: asyncApi(host, 'removeStorage', (options) =>
      storage.remove(textOption(options, 'key')),
    ),
    clearStorage: asyncApi(host, 'clearStorage', () => storage.clear()),
    getStorageInfo: asyncApi(host, 'getStorageInfo', () => storage.info()),
  };
}
