import { CccError, type CustomerId } from '@ccc/protocol';
import type { MiniProgram } from '../../wechat/wechat-checks';
import type { ServiceContext } from '../context';

/**
 * Asks WeChat something about a customer, in the name of the mini-program that knows their openid: which
 * of an instance's that is, is not kept.
 * @throws CccError of `ask`; `auth.openidUnknown` when none of them knows the customer
 */
export async function askAbout<Answer>(
  { store }: Pick<ServiceContext, 'store'>,
  customer: CustomerId,
  ask: (app: MiniProgram, openid: string) => Promise<Answer>,
): Promise<Answer> {
  const apps = await store.db
    .selectFrom('customers')
    .innerJoin('channels', 'channels.sdk_app_id', 'customers.sdk_app_id')
    .select(['openid', 'app_id', 'app_secret'])
    .where('customers.id', '=', customer)
    .where('channels.kind', '=', 'miniProgram')
    .orderBy('channels.created_at')
    .execute();
  let unknown = new CccError('auth.openidUnknown', { origin: 'no mini-program is bound' });
  for (const { app_id: appId, app_secret: appSecret, openid } of apps) {
    try {
      return await ask({ appId, appSecret }, openid);
    } catch (error) {
      if (!(error instanceof CccError) || error.code !== 'auth.openidUnknown') throw error;
      unknown = error;
    }
  }
  throw unknown;
}
