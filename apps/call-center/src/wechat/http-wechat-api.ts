import { CccError } from '@ccc/protocol';
import { callWeChat, type WeChatAnswer, type WeChatPlace } from './call-wechat';
import { errorOfErrcode } from './error-of-errcode';
import type { CodeSession, WeChatApi } from './wechat-api';

interface Answer extends WeChatAnswer {
  openid?: string;
  unionid?: string;
  session_key?: string;
}

/** WeChat's server API over HTTPS, at WeChat or at whatever answers the same calls. */
export function createHttpWeChatApi(place: WeChatPlace = {}): WeChatApi {
  return {
    async jscode2session({ appId, appSecret, jsCode }) {
      const query = new URLSearchParams({
        appid: appId,
        secret: appSecret,
        js_code: jsCode,
        grant_type: 'authorization_code',
      });
      return sessionOf(await callWeChat<Answer>(place, `/sns/jscode2session?${query}`));
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
