import { createHmac } from 'node:crypto';
import { inflateSync } from 'node:zlib';

/** What a UserSig of TRTC says, or a PrivateMapKey, which has `rights` besides. */
export interface TrtcSig {
  userId: string;
  sdkAppId: number;
  /** Seconds since 1970, and for how many. */
  time: number;
  lifeSeconds: number;
  rights?: {
    userId: string;
    sdkAppId: number;
    expiresAt: number;
    privileges: number;
    strRoomId: string;
  };
}

/**
 * Lets somebody in as TRTC would: undoes a signature and checks it.
 * @throws Error when it is not signed with this key, or is no signature
 */
export function readTrtcSig(secretKey: string, sig: string): TrtcSig {
  const packed = sig.replace(/\*/g, '+').replace(/-/g, '/').replace(/_/g, '=');
  const said = JSON.parse(String(inflateSync(Buffer.from(packed, 'base64')))) as Record<
    string,
    string | number | undefined
  >;
  const userbuf = said['TLS.userbuf'];
  const names = ['identifier', 'sdkappid', 'time', 'expire', ...(userbuf ? ['userbuf'] : [])];
  const lines = names.map((name) => `TLS.${name}:${said[`TLS.${name}`]}\n`).join('');
  const wanted = createHmac('sha256', secretKey).update(lines).digest('base64');
  if (wanted !== said['TLS.sig']) throw new Error('not signed with this key');
  return {
    userId: String(said['TLS.identifier']),
    sdkAppId: Number(said['TLS.sdkappid']),
    time: Number(said['TLS.time']),
    lifeSeconds: Number(said['TLS.expire']),
    ...(userbuf ? { rights: rightsIn(Buffer.from(String(userbuf), 'base64')) } : {}),
  };
}

/** Version 1, account, application, number of a room, end, privileges, kind of account, name of the room. */
function rightsIn(bytes: Buffer): TrtcSig['rights'] & object {
  const after = 3 + bytes.readUInt16BE(1);
  const [sdkAppId, , expiresAt, privileges] = [0, 4, 8, 12].map((at) =>
    bytes.readUInt32BE(after + at),
  );
  const room = after + 20;
  if (bytes[0] !== 1 || bytes.length !== room + 2 + bytes.readUInt16BE(room)) {
    throw new Error('no right to a room with a name');
  }
  return {
    userId: String(bytes.subarray(3, after)),
    sdkAppId: sdkAppId ?? 0,
    expiresAt: expiresAt ?? 0,
    privileges: privileges ?? 0,
    strRoomId: String(bytes.subarray(room + 2)),
  };
}
