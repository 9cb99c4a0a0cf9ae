import { CccError } from '@ccc/protocol';

/** What every answer of WeChat may carry; 0, or none at all, is success. */
export interface WeChatAnswer {
  errcode?: number;
  errmsg?: string;
}

/** Where WeChat's server API is. */
export interface WeChatPlace {
  /** Asked at each call when it is a function. @default 'https://api.weixin.qq.com' */
  baseUrl?: string | (() => string);
  /** @default 5000 */
  timeoutMs?: number;
}

/**
 * One call of WeChat's server API: GET, or POST of a JSON body. `errcode` is left to the caller.
 * @param path with its query
 * @throws CccError `wechat.unreachable`
 */
export async function callWeChat<Answer extends WeChatAnswer>(
  { baseUrl = 'https://api.weixin.qq.com', timeoutMs = 5000 }: WeChatPlace,
  path: string,
  body?: object,
): Promise<Answer> {
  const base = (typeof baseUrl === 'string' ? baseUrl : baseUrl()).replace(/\/$/, '');
  const posting = body && {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(base + path, { ...posting, signal });
    // WeChat answers JSON as text/plain.
    return JSON.parse(await response.text()) as Answer;
  } catch (cause) {
    // The address holds the secret: only the name of the failure may reach a log.
    throw new CccError('wechat.unreachable', {
      origin: cause instanceof Error ? cause.name : 'unknown',
    });
  }
}
