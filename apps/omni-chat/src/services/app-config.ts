import { ivrId, sdkAppId, serverUrl } from '../ccc-config';

/** What the app has to know to reach its service. */
export interface AppConfig {
  serverUrl: string;
  sdkAppId: number;
  ivrId: string;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * `ccc-config.js`, field by field overridden by the key `ccc` of an `ext.json`. Fields of another
 * kind than expected are ignored; a number may be written as a string of digits.
 */
export function withExtension(defaults: AppConfig, extension: unknown): AppConfig {
  const over = isRecord(extension) && isRecord(extension.ccc) ? extension.ccc : {};
  const id = Number(over.sdkAppId);
  return {
    serverUrl: typeof over.serverUrl === 'string' ? over.serverUrl : defaults.serverUrl,
    sdkAppId: over.sdkAppId !== undefined && Number.isInteger(id) ? id : defaults.sdkAppId,
    ivrId: typeof over.ivrId === 'string' ? over.ivrId : defaults.ivrId,
  };
}

/** The configuration that holds for this start. */
export function readAppConfig(): AppConfig {
  return withExtension({ serverUrl, sdkAppId, ivrId }, wx.getExtConfigSync());
}
