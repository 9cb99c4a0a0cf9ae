import { CccError } from '@ccc/protocol';
import { AccessTokens } from './access-tokens';
import { callWeChat, type WeChatAnswer, type WeChatPlace } from './call-wechat';
import { errorOfErrcode } from './error-of-errcode';
import { piecesOf } from './text-pieces';
import {
  SUGGESTIONS,
  judgementOf,
  type Judgement,
  type MiniProgram,
  type WeChatChecks,
} from './wechat-checks';

/** 评论: of the four places that WeChat judges for, the nearest to talking with a business. */
const SCENE = 2;
const VERSION = 2;
/** The token is not, or no longer, good. */
const TOKEN_SPENT: ReadonlySet<number> = new Set([40001, 40014, 42001]);

const MEDIA_TYPES = { voice: 1, image: 2 } as const;

interface MediaAnswer extends WeChatAnswer {
  trace_id?: string;
}

interface TextAnswer extends WeChatAnswer {
  result?: { suggest?: string; label?: number };
}

/**
 * WeChat's content checks over HTTPS, at WeChat or at whatever answers the same calls.
 * @param now Milliseconds since 1970. @default Date.now
 * @see https://developers.weixin.qq.com/miniprogram/dev/server/API/sec-center/sec-check/api_msgseccheck.html
 */
export function createHttpWeChatChecks(
  place: WeChatPlace = {},
  now: () => number = Date.now,
): WeChatChecks {
  const tokens = new AccessTokens(place, now);

  async function call<Answer extends WeChatAnswer>(
    app: MiniProgram,
    path: string,
    body: object,
  ): Promise<Answer> {
    for (let isSecond = false; ; isSecond = true) {
      const token = await tokens.of(app);
      const query = new URLSearchParams({ access_token: token });
      const answer = await callWeChat<Answer>(place, `${path}?${query}`, body);
      const { errcode = 0, errmsg = '' } = answer;
      if (errcode === 0) return answer;
      if (isSecond || !TOKEN_SPENT.has(errcode)) throw errorOfErrcode(errcode, errmsg);
      tokens.forget(app);
    }
  }

  return {
    async checkText(app, { openid, text }) {
      const judgements = await Promise.all(
        piecesOf(text).map(async (content) => {
          const body = { openid, scene: SCENE, version: VERSION, content };
          const { result } = await call<TextAnswer>(app, '/wxa/msg_sec_check', body);
          return judgementOf(result) ?? fail('answer without a result');
        }),
      );
      return judgements.reduce(worse);
    },

    async checkMedia(app, { openid, url, kind }) {
      const mediaType = MEDIA_TYPES[kind];
      const body = {
        openid,
        scene: SCENE,
        version: VERSION,
        media_url: url,
        media_type: mediaType,
      };
      const { trace_id: trace } = await call<MediaAnswer>(app, '/wxa/media_check_async', body);
      return trace || fail('answer without trace_id');
    },
  };
}

function fail(origin: string): never {
  throw new CccError('wechat.unreachable', { origin });
}

function worse(one: Judgement, other: Judgement): Judgement {
  return SUGGESTIONS.indexOf(other.suggest) > SUGGESTIONS.indexOf(one.suggest) ? other : one;
}
