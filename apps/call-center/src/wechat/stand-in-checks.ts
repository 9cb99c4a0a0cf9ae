import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from '@sinclair/typebox';
import { failure } from './stand-in-failure';

/** What the stand-in finds risky wherever it stands; everything else passes. */
export const RISKY_TEST_WORDS = ['违规测试词', 'risky-test-word'];

const TOKEN_SECONDS = 7200;
const MAX_CHARS = 2500;

const tokenBody = Type.Object({
  grant_type: Type.Optional(Type.String()),
  appid: Type.Optional(Type.String()),
  secret: Type.Optional(Type.String()),
});
const tokenQuery = Type.Object({ access_token: Type.Optional(Type.String()) });
const textBody = Type.Object({
  openid: Type.Optional(Type.String()),
  scene: Type.Optional(Type.Integer()),
  version: Type.Optional(Type.Integer()),
  content: Type.Optional(Type.String()),
});

/** Development only: WeChat's stable access token and its check of texts. */
export function checksStandIn(
  app: FastifyInstance,
  secretOf: (appId: string) => Promise<string | undefined>,
): void {
  // For as long as it runs each mini-program has one, as a stable token is.
  const tokens = new Map<string, string>();

  app.post<{ Body: Static<typeof tokenBody> }>(
    '/cgi-bin/stable_token',
    { schema: { hide: true, body: tokenBody } },
    async ({ body: { grant_type: grant, appid, secret } }) => {
      if (grant !== 'client_credential') return failure(40002, 'invalid grant_type');
      if (!appid) return failure(41002, 'appid missing');
      if (!secret) return failure(41004, 'appsecret missing');
      const known = await secretOf(appid);
      if (known === undefined) return failure(40013, 'invalid appid');
      if (known !== secret) return failure(40125, 'invalid appsecret');
      const token = tokens.get(appid) ?? randomBytes(32).toString('base64url');
      tokens.set(appid, token);
      return { access_token: token, expires_in: TOKEN_SECONDS };
    },
  );

  app.post<{ Body: Static<typeof textBody>; Querystring: Static<typeof tokenQuery> }>(
    '/wxa/msg_sec_check',
    { schema: { hide: true, body: textBody, querystring: tokenQuery } },
    async ({ query, body: { openid, scene = 0, version, content } }) => {
      const isKnown = [...tokens.values()].includes(query.access_token ?? '');
      if (!isKnown) return failure(40001, 'invalid credential');
      if (!openid) return failure(40003, 'invalid openid');
      if (version !== 2 || scene < 1 || scene > 4) return failure(40129, 'invalid scene');
      if (!content || [...content].length > MAX_CHARS) return failure(44991, 'invalid content');
      const isRisky = RISKY_TEST_WORDS.some((word) => content.includes(word));
      return {
        errcode: 0,
        errmsg: 'ok',
        result: isRisky ? { suggest: 'risky', label: 20001 } : { suggest: 'pass', label: 100 },
        trace_id: randomBytes(12).toString('hex'),
      };
    },
  );
}
