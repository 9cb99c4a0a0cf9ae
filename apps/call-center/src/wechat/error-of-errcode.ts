import { CccError, type ErrorCode } from '@ccc/protocol';

/** Waiting time to tell after `45011`: the limit is counted by the minute. */
const RATE_WINDOW_MS = 60_000;

/**
 * WeChat's `errcode` in the words of this service.
 * Source: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html
 * (an expired code is answered by 40029 like an unknown one; 42003 is the table's code for expiry).
 */
const CODES: Record<number, ErrorCode> = {
  [-1]: 'wechat.unreachable',
  40003: 'auth.openidUnknown',
  40013: 'auth.appSecretInvalid',
  40029: 'auth.codeInvalid',
  40125: 'auth.appSecretInvalid',
  40163: 'auth.codeUsed',
  40226: 'auth.riskyUser',
  41002: 'auth.appSecretInvalid',
  41004: 'auth.appSecretInvalid',
  41008: 'auth.codeInvalid',
  42003: 'auth.codeExpired',
  45011: 'rate.limited',
};

export function errorOfErrcode(errcode: number, errmsg: string): CccError {
  const code = CODES[errcode] ?? 'wechat.unreachable';
  return new CccError(code, {
    origin: `${errcode} ${errmsg}`,
    ...(code === 'rate.limited' ? { retryAfterMs: RATE_WINDOW_MS } : {}),
  });
}
