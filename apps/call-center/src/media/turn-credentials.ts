import { createHmac } from 'node:crypto';
import type { IceServer } from '@ccc/protocol';
import type { IceServerSetting } from '../config/ice-servers';

/** How long the credentials of a ticket are good: longer than a call, ms. */
export const CREDENTIAL_MS = 12 * 3_600_000;

/**
 * The servers as a client gets them: where a secret is shared with one, with credentials made from it,
 * as draft-uberti-behave-turn-rest has them and coturn's `use-auth-secret` reads them.
 *
 * @param name what the server's log shall call the client; nothing about a person
 */
export function withCredentials(
  servers: readonly IceServerSetting[],
  name: string,
  now: number,
): IceServer[] {
  return servers.map(({ secret, ...server }) => {
    if (secret === undefined) return server;
    const username = `${Math.floor((now + CREDENTIAL_MS) / 1000)}:${name}`;
    const credential = createHmac('sha1', secret).update(username).digest('base64');
    return { ...server, username, credential };
  });
}
