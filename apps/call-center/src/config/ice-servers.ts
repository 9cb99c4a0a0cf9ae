import type { IceServer } from '@ccc/protocol';

/** A server for the clients. With `secret`, each ticket gets credentials of its own that end by themselves. */
export interface IceServerSetting extends IceServer {
  /** What coturn has as `static-auth-secret`; it stays on the service. */
  secret?: string;
}

const MAX_SERVERS = 5;

/** Reads the setting; throws an `Error` that says which server is wrong, and never repeats a credential. */
export function readIceServers(raw: string): IceServerSetting[] {
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    throw new Error('应为 JSON 数组 (must be a JSON array)');
  }
  if (!Array.isArray(json)) throw new Error('应为 JSON 数组 (must be a JSON array)');
  if (json.length > MAX_SERVERS) {
    throw new Error(`最多 ${MAX_SERVERS} 个服务器 (at most ${MAX_SERVERS} servers)`);
  }
  return json.map((server: unknown, index) =>
    readServer(server, `第 ${index + 1} 个 (no. ${index + 1})`),
  );
}

function readServer(server: unknown, which: string): IceServerSetting {
  const fields: Record<string, unknown> = typeof server === 'object' ? { ...server } : {};
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
