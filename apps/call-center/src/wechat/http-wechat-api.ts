import { CccError } from '@ccc/protocol';
import { errorOfErrcode } from './error-of-errcode';
import type { CodeSession, WeChatApi } from './wechat-api';

export interface HttpWeChatApiOptions {
  /** Asked at each call when it is a function. @default 'https://api.weixin.qq.com' */
  baseUrl?: string | (() => string);
  /** @default 5000 */
  timeoutMs?: number;
}

interface Answer {
  openid?: string;
  unionid?: string;
  session_key?: string;
  errcode?: number;
  errmsg?: string;
}

/** WeChat's server API over HTTPS, at WeChat or at whatever answers the same calls. */
export function createHttpWeChatApi(options: HttpWeChatApiOptions = {}): WeChatApi {
  const { baseUrl = 'https://api.weixin.qq.com' } = options;
  const timeoutMs = options.timeoutMs ?? 5000;

  return {
    async jscode2session({ appId, appSecret, jsCode }) {
      const query = new URLSearchParams({
        appid: appId,
        secret: appSecret,
        js_code: jsCode,
        grant_type: 'authorization_code',
      });
      const base = (typeof baseUrl === 'string' ? baseUrl : baseUrl()).replace(/\/$/, '');
      return sessionOf(await get(`${base}/sns/jscode2session?${query}`, timeoutMs));
    },
  };
}

function sessionOf(answer: Answer): CodeSession {
  if (answer.errcode) throw errorOfErrcode(answer.errcode, answer.errmsg ?? '');
  if (!answer.openid || !answer.session_key) {
    throw new CccError('wechat.unreachable', { origin: 'answer without openid or session_key' });
  }
  return {
    openid: answer.openid,
    sessionKey: answer.session_key,
    ...(answer.unionid ? { unionid: answer.unionid } : {}),
  };
}

async function get(url: string, timeoutMs: number): Promise<Answer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    // WeChat answers JSON as text/plain.
    return JSON.parse(await response.text()) as Answer;
  } catch (cause) {
    // The address holds the secret: only the name of the failure may reach a log.
    throw new CccError('wechat.unreachable', {
      origin: cause instanceof Error ? cause.name : 'unknown',
    });
  }
}
