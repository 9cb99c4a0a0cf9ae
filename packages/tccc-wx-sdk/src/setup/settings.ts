import { CccError } from '@ccc/core/call/index';

/** Where the service is, and which instance of it is meant. */
export interface SdkSettings {
  /** SDKAppID. */
  sdkAppId?: string | number | undefined;
  /** Like `https://service.example.com`. */
  serverUrl?: string | undefined;
}

let configured: SdkSettings = {};
/** What the component on the page was given last: documented calls without `sdkAppId` mean it. */
let onPage: SdkSettings = {};

/** Settings for all of the mini-program; what is left out stays as it was. */
export function configure(settings: SdkSettings): void {
  configured = { ...configured, ...present(settings) };
}

/** The attributes of a component. */
export function settingsOnPage(settings: SdkSettings): void {
  onPage = present(settings);
}

/**
 * What holds, field by field: the key `ccc` of `ext.json`, then `given`, then the component on the
 * page, then `configure`.
 * @throws CccError `call.setupMissing` with the `name` of the setting
 */
export function resolveSettings(given: SdkSettings = {}): { baseUrl: string; sdkAppId: number } {
  const merged = { ...configured, ...onPage, ...present(given), ...present(fromExtension()) };
  const { serverUrl } = merged;
  if (serverUrl === undefined) throw missing('serverUrl');
  const sdkAppId = Number(merged.sdkAppId);
  if (merged.sdkAppId === undefined || !Number.isInteger(sdkAppId)) throw missing('sdkAppId');
  return { baseUrl: serverUrl, sdkAppId };
}

function fromExtension(): SdkSettings {
  const extension: unknown = wx.getExtConfigSync();
  if (!isRecord(extension) || !isRecord(extension.ccc)) return {};
  const { sdkAppId, serverUrl } = extension.ccc;
  return {
    sdkAppId: typeof sdkAppId === 'string' || typeof sdkAppId === 'number' ? sdkAppId : undefined,
    serverUrl: typeof serverUrl === 'string' ? serverUrl : undefined,
  };
}

/** An attribute that was not written is empty, and as good as not there. */
function present({ sdkAppId, serverUrl }: SdkSettings): SdkSettings {
  return {
    ...(sdkAppId === undefined || sdkAppId === '' ? {} : { sdkAppId }),
    ...(serverUrl === undefined || serverUrl === '' ? {} : { serverUrl }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function missing(name: string): CccError {
  return new CccError('call.setupMissing', { params: { name } });
}
