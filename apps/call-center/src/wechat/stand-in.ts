import { randomBytes } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import { Type, type Static } from '@sinclair/typebox';
import { LoginCodes, openidOf } from './login-codes';
import { checksStandIn } from './stand-in-checks';
import { failure } from './stand-in-failure';

export interface WeChatStandInOptions {
  /** The mini-programs that it knows: AppID to AppSecret. Asked at each call. */
  secretOf(appId: string): Promise<string | undefined>;
  /** Milliseconds since 1970. @default Date.now */
  now?: () => number;
}

const exchangeQuery = Type.Object({
  appid: Type.Optional(Type.String()),
  secret: Type.Optional(Type.String()),
  js_code: Type.Optional(Type.String()),
  grant_type: Type.Optional(Type.String()),
});
const loginBody = Type.Object({
  appid: Type.String({ minLength: 1, maxLength: 64 }),
  user: Type.String({ minLength: 1, maxLength: 128 }),
});

/**
 * Development only: answers WeChat's `GET /sns/jscode2session` with WeChat's own codes, checks texts,
 * and plays the phone's part of `wx.login` at `POST /simulator/login-codes`.
 */
export const weChatStandIn: FastifyPluginAsync<WeChatStandInOptions> = async (app, options) => {
  const codes = new LoginCodes(options.now ?? Date.now);

  app.get<{ Querystring: Static<typeof exchangeQuery> }>(
    '/sns/jscode2session',
    { schema: { hide: true, querystring: exchangeQuery } },
    async (request) => {
      const { appid, secret, js_code: code, grant_type: grant } = request.query;
      if (!appid) return failure(41002, 'appid missing');
      if (!secret) return failure(41004, 'appsecret missing');
      if (!code) return failure(41008, 'missing code');
      if (grant !== 'authorization_code') return failure(40002, 'invalid grant_type');
      const known = await options.secretOf(appid);
      if (known === undefined) return failure(40013, 'invalid appid');
      if (known !== secret) return failure(40125, 'invalid appsecret');
      const redeemed = codes.redeem(appid, code);
      if ('errcode' in redeemed) {
        return failure(
          redeemed.errcode,
          redeemed.errcode === 40163 ? 'code been used' : 'invalid code',
        );
      }
      return {
        openid: openidOf(appid, redeemed.user),
        session_key: randomBytes(16).toString('base64'),
      };
    },
  );

  app.post<{ Body: Static<typeof loginBody> }>(
    '/simulator/login-codes',
    { schema: { hide: true, body: loginBody } },
    async (request) => ({ code: codes.issue(request.body.appid, request.body.user) }),
  );

  checksStandIn(app, options.secretOf);
};
