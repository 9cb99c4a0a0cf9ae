import { BUILTINS } from '../builtins/table';
import type { Host } from '../runtime/host';
import { accountApis } from './account';
import type { ApiOptions } from './api';
import { appListeners } from './app-signal';
import { fileSystemApis } from './file-system';
import { AppIntersectionObserver } from './intersection';
import { innerAudioApis } from './inner-audio';
import { KNOWN_APIS } from './known-apis';
import { liveApis } from './live';
import { mediaApis } from './media';
import { navigationApis } from './navigation';
import { recorderApis } from './recorder';
import { request } from './request';
import { SelectorQuery } from './selector-query';
import { connectSocket } from './socket';
import { storageApis } from './storage';
import { systemApis } from './system';
import { downloadFile, uploadFile } from './transfer';
import { uiApis } from './ui';
import { utilityApis } from './utility';
import { viewerApis } from './viewers';
import type { Signal } from '../runtime/signal';

const camel = (name: string): string => name.replace(/-(.)/g, (_, c: string) => c.toUpperCase());

/** Answers `wx.canIUse` from what is really here: members of `wx`, components, their attributes. */
function canIUse(members: Readonly<Record<string, unknown>>, schema: string): boolean {
  const [first = '', second, third] = schema.split('.');
  const component = BUILTINS[first];
  if (component !== undefined) {
    if (second === undefined) return true;
    if (!(camel(second) in component.properties)) return false;
    const unavailable = ['getUserInfo', 'contact', 'share', 'launchApp', 'feedback'];
    return third === undefined || !unavailable.includes(third);
  }
  return first in members;
}

function members(host: Host, rejections: Signal<PromiseRejectionEvent>): Record<string, unknown> {
  const unhandled = appListeners(host, rejections, ({ reason, promise }) => ({
    reason: reason as unknown,
    promise,
  }));
  const all: Record<string, unknown> = {
    ...utilityApis(host),
    ...systemApis(host),
    ...storageApis(host),
    ...navigationApis(host),
    ...uiApis(host),
    ...mediaApis(host),
    ...viewerApis(host),
    ...recorderApis(host),
    ...innerAudioApis(host),
    ...liveApis(host),
    ...accountApis(host),
    ...fileSystemApis(host),
    onUnhandledRejection: unhandled.on,
    offUnhandledRejection: unhandled.off,
    request: (options: ApiOptions = {}) => request(host, options),
    uploadFile: (options: ApiOptions = {}) => uploadFile(host, options),
    downloadFile: (options: ApiOptions = {}) => downloadFile(host, options),
    connectSocket: (options: ApiOptions = {}) => connectSocket(host, options),
    createSelectorQuery: () => new SelectorQuery(host, null),
    createIntersectionObserver: (component: unknown, options = {}) =>
      new AppIntersectionObserver(host, component, options),
    canIUse: (schema: string) => canIUse(all, schema),
  };
  return all;
}

/**
 * The `wx` object the app sees. A member WeChat has but the simulator has not throws a named error
 * when called; a name nobody knows is reported when read, and is `undefined` as on a phone.
 */
export function createWx(host: Host, rejections: Signal<PromiseRejectionEvent>): object {
  const available = members(host, rejections);
  const missing = (name: string) => () => {
    const message = `wx.${name} is not available in the simulator`;
    host.problems.report({ code: 'api.unavailable', severity: 'error', message });
    throw new Error(message);
  };
  return new Proxy(available, {
    get(target, name) {
      if (typeof name === 'symbol' || name in target) return Reflect.get(target, name) as unknown;
      if (KNOWN_APIS.has(name)) return missing(name);
      const message = `wx.${name} does not exist`;
      host.problems.report({ code: 'api.unknown', severity: 'error', message });
      return undefined;
    },
  });
}
