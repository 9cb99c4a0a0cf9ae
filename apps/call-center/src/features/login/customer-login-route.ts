import type { FastifyInstance } from 'fastify';
import type { Static } from '@sinclair/typebox';
import { CccError, PATHS, type CustomerLoginResponse } from '@ccc/protocol';
import { customerLoginRequestSchema, customerLoginResponseSchema } from '@ccc/protocol/schema';
import type { ServiceContext } from '../context';
import { fitsHash, hashSecret, issueToken, newSecret } from './credentials';
import { cardOf, findByOpenid, saveCustomer, updateProfile } from './customer-records';
import { requireInstance } from './require-instance';
import type { WeChatLogin } from './wechat-login';

type LoginBody = Static<typeof customerLoginRequestSchema>;

/** `POST /api/v1/customer/login` */
export function customerLoginRoute(
  app: FastifyInstance,
  context: ServiceContext,
  weChat: WeChatLogin,
): void {
  app.post<{ Body: LoginBody }>(
    PATHS.customerLogin,
    {
      config: { rateLimit: { max: context.limits.customerLoginsPerMinute, timeWindow: 60_000 } },
      schema: {
        summary: 'Log a customer in, by a wx.login code or by a stored openid',
        tags: ['login'],
        body: customerLoginRequestSchema,
        response: { 200: customerLoginResponseSchema },
      },
    },
    async ({ body, headers }): Promise<CustomerLoginResponse> => {
      await requireInstance(context, body.sdkAppId);
      if (body.jsCode !== undefined) {
        return logInByCode(context, weChat, body, body.jsCode, appIdOf(headers.referer));
      }
      if (body.openid !== undefined) return logInByOpenid(context, body, body.openid);
      throw new CccError('request.malformed', {
        params: { problem: 'body needs jsCode or openid' },
      });
    },
  );
}

async function logInByCode(
  context: ServiceContext,
  weChat: WeChatLogin,
  { sdkAppId, encryptedData, iv, profile }: LoginBody,
  jsCode: string,
  appId: string | undefined,
): Promise<CustomerLoginResponse> {
  const sealed = encryptedData !== undefined && iv !== undefined ? { encryptedData, iv } : {};
  const identity = await weChat.identify(sdkAppId, appId, { jsCode, ...sealed });
  const openidKey = newSecret();
  const row = await saveCustomer(context, sdkAppId, {
    ...identity,
    openidKeyHash: hashSecret(openidKey),
    profile: { ...identity.profile, ...profile },
  });
  const customer = cardOf(row);
  const token = await issueToken(context, { kind: 'customer', id: customer.id, sdkAppId });
  return { ...token, openid: identity.openid, openidKey, customer };
}

async function logInByOpenid(
  context: ServiceContext,
  { sdkAppId, openidKey, profile }: LoginBody,
  openid: string,
): Promise<CustomerLoginResponse> {
  const row = await findByOpenid(context, sdkAppId, openid);
  if (
    openidKey === undefined ||
    !row?.openid_key_hash ||
    !fitsHash(openidKey, row.openid_key_hash)
  ) {
    throw new CccError('auth.openidUnknown');
  }
  const customer = cardOf(profile ? await updateProfile(context, cardOf(row).id, profile) : row);
  const token = await issueToken(context, { kind: 'customer', id: customer.id, sdkAppId });
  return { ...token, openid, openidKey, customer };
}

/** WeChat sets the referer of every request of a mini-program, and the mini-program cannot change it. */
function appIdOf(referer: string | undefined): string | undefined {
  return /^https:\/\/servicewechat\.com\/(\w+)\//.exec(referer ?? '')?.[1];
}
