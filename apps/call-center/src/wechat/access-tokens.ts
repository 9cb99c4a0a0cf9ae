import { CccError } from '@ccc/protocol';
import { callWeChat, type WeChatAnswer, type WeChatPlace } from './call-wechat';
import { errorOfErrcode } from './error-of-errcode';
import type { MiniProgram } from './wechat-checks';

/** A refusal holds this long, so that a wrong secret is not asked for with every message. */
const FAILURE_MS = 10_000;
/** A token is given up before its time: from then on WeChat hands out the next one. */
const MARGIN_MS = 300_000;

interface Answer extends WeChatAnswer {
  access_token?: string;
  /** Seconds. */
  expires_in?: number;
}

/**
 * Access tokens of mini-programs, kept until shortly before they expire. They are WeChat's stable ones:
 * every node, and whatever else of the house asks for one, is given the same and spoils nobody's.
 * @see https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html
 */
export class AccessTokens {
  readonly #place: WeChatPlace;
  readonly #now: () => number;
  readonly #held = new Map<string, { token: Promise<string>; until: number }>();

  constructor(place: WeChatPlace, now: () => number) {
    this.#place = place;
    this.#now = now;
  }

  /** @throws CccError `auth.appSecretInvalid`, `rate.limited`, `wechat.unreachable` */
  of(app: MiniProgram): Promise<string> {
    const held = this.#held.get(app.appId);
    if (held && held.until > this.#now()) return held.token;
    const asked = this.#ask(app);
    const entry = { token: asked.then(({ token }) => token), until: Infinity };
    this.#held.set(app.appId, entry);
    asked.then(
      ({ lifeMs }) => (entry.until = this.#now() + Math.max(lifeMs - MARGIN_MS, FAILURE_MS)),
      () => (entry.until = this.#now() + FAILURE_MS),
    );
    return entry.token;
  }

  /** WeChat does not take it any more: the next one is asked for anew. */
  forget(app: MiniProgram): void {
    this.#held.delete(app.appId);
  }

  async #ask({ appId, appSecret }: MiniProgram): Promise<{ token: string; lifeMs: number }> {
    const answer = await callWeChat<Answer>(this.#place, '/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: appId,
      secret: appSecret,
    });
    if (answer.errcode) throw errorOfErrcode(answer.errcode, answer.errmsg ?? '');
    if (!answer.access_token) {
      throw new CccError('wechat.unreachable', { origin: 'answer without access_token' });
    }
    return { token: answer.access_token, lifeMs: (answer.expires_in ?? 0) * 1000 };
  }
}
