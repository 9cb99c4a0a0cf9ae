import { ivrId, sdkAppId, serverUrl, webDomains } from '../ccc-config';

/** What the app has to know to reach its service. */
export interface AppConfig {
  serverUrl: string;
  sdkAppId: number;
  ivrId: string;
  webDomains: readonly string[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
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
    webDomains: isTexts(over.webDomains) ? over.webDomains : defaults.webDomains,
  };
}

/** The configuration that holds for this start. */
export function readAppConfig(): AppConfig {
  return withExtension({ serverUrl, sdkAppId, ivrId, webDomains }, wx.getExtConfigSync());
}
