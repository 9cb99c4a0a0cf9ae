import { createHash, timingSafeEqual } from 'node:crypto';

/** What WeChat adds to the address of every message that it pushes. */
export interface PushQuery {
  signature: string;
  timestamp: string;
  nonce: string;
}

/**
 * Whether whoever calls knows the token: SHA-1 of token, timestamp and nonce, sorted and joined.
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html
 */
export function isFromWeChat(token: string, { signature, timestamp, nonce }: PushQuery): boolean {
  const joined = [token, timestamp, nonce].sort().join('');
  const wanted = Buffer.from(createHash('sha1').update(joined).digest('hex'));
  const given = Buffer.from(signature);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
