import type { IceServer } from '@ccc/protocol';
import { readJsonList } from './read-json-list';

/** A server for the clients. With `secret`, each ticket gets credentials of its own that end by themselves. */
export interface IceServerSetting extends IceServer {
  /** What coturn has as `static-auth-secret`; it stays on the service. */
  secret?: string;
}

/** Reads the setting; throws an `Error` that says which server is wrong, and never repeats a credential. */
export function readIceServers(raw: string): IceServerSetting[] {
  return readJsonList(raw, { max: 5, zh: '个服务器', en: 'servers' }, readServer);
}

function readServer(fields: Record<string, unknown>, which: string): IceServerSetting {
  const { username, credential, secret } = fields;
  const urls: unknown[] = Array.isArray(fields.urls) ? fields.urls : [fields.urls];
  const isWhole = urls.every((url): url is string => /^(stun|turn)s?:[^\s/?]+/.test(String(url)));
  if (!isWhole || urls.length === 0) {
    throw new Error(`${which}: urls 应以其一开头 (must begin with): stun:, stuns:, turn:, turns:`);
  }
  if (!urls.some((url) => url.startsWith('turn'))) return { urls };
  if (secret !== undefined && (username !== undefined || credential !== undefined)) {
    throw new Error(`${which}: secret 与 username、credential 只能取其一 (either, not both)`);
  }
  if (isText(secret)) return { urls, secret };
  if (!isText(username) || !isText(credential)) {
    const wants = 'TURN 需要 secret，或 username 和 credential (needs a secret, or both of these)';
    throw new Error(`${which}: ${wants}`);
  }
  return { urls, username, credential };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
