import { createHmac } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** A TRTC application, as its console shows it. */
export interface TrtcAccount {
  sdkAppId: number;
  /** 64 hexadecimal digits, which are the key as they are written. It stays on the service. */
  secretKey: string;
}

export interface SigSubject {
  userId: string;
  /** When it is signed (ms since 1970); whole seconds count. */
  at: number;
  lifeSeconds: number;
}

/** What somebody may do in a room; the bits are Tencent's. */
export const PRIVILEGE = {
  createRoom: 1,
  enterRoom: 2,
  sendAudio: 4,
  receiveAudio: 8,
  sendVideo: 16,
  receiveVideo: 32,
} as const;

/**
 * The password of a user id in TRTC, good from `at` on.
 * https://cloud.tencent.com/document/product/647/17275
 */
export function userSig(account: TrtcAccount, subject: SigSubject): string {
  return sign(account, subject);
}

/**
 * The right to one room with a name, and to what may be done there. TRTC asks for it where the
 * application's 高级权限控制 is switched on.
 * https://cloud.tencent.com/document/product/647/32240
 */
export function privateMapKey(
  account: TrtcAccount,
  subject: SigSubject,
  { strRoomId, privileges }: { strRoomId: string; privileges: number },
): string {
  const { userId, at, lifeSeconds } = subject;
  const rights = Buffer.concat([
    Buffer.from([1]),
    counted(userId),
    ...[account.sdkAppId, 0, secondsOf(at) + lifeSeconds, privileges, 0].map(uint32),
    counted(strRoomId),
  ]);
  return sign(account, subject, rights.toString('base64'));
}

function sign(
  { sdkAppId, secretKey }: TrtcAccount,
  { userId, at, lifeSeconds }: SigSubject,
  userbuf?: string,
): string {
  // The order is that of Tencent's own library, whose output this is, byte for byte.
  const said: Array<[string, string | number]> = [
    ['TLS.identifier', userId],
    ['TLS.sdkappid', sdkAppId],
    ['TLS.time', secondsOf(at)],
    ['TLS.expire', lifeSeconds],
    ...(userbuf === undefined ? [] : [['TLS.userbuf', userbuf] satisfies [string, string]]),
  ];
  const lines = said.map(([name, value]) => `${name}:${value}\n`).join('');
  const signature = createHmac('sha256', secretKey).update(lines).digest('base64');
  const document = { 'TLS.ver': '2.0', ...Object.fromEntries(said), 'TLS.sig': signature };
  return deflateSync(JSON.stringify(document)).toString('base64').replace(/[+/=]/g, escaped);
}

/** Tencent's alphabet for addresses is not that of RFC 4648. */
function escaped(sign: string): string {
  if (sign === '+') return '*';
  return sign === '/' ? '-' : '_';
}

function secondsOf(ms: number): number {
  return Math.floor(ms / 1000);
}

function counted(text: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(text));
  return Buffer.concat([length, Buffer.from(text)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
