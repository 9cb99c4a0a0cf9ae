import { CccError, asId, type CustomerCard, type CustomerId } from '@ccc/protocol';
import type { Selectable } from 'kysely';
import type { CustomersTable } from '../../store/tables';
import type { ServiceContext } from '../context';

type CustomerRow = Selectable<CustomersTable>;

/** What a customer says of themselves; what is left out stays as it was. */
export interface Profile {
  nickname?: string;
  avatarUrl?: string;
}

export function cardOf(row: Pick<CustomerRow, 'id' | 'nickname' | 'avatar_url'>): CustomerCard {
  return {
    id: asId<CustomerId>(row.id),
    nickname: row.nickname,
    ...(row.avatar_url === null ? {} : { avatarUrl: row.avatar_url }),
  };
}

/** @throws CccError `auth.tokenExpired` when the customer is gone */
export async function readCard({ store }: ServiceContext, id: string): Promise<CustomerCard> {
  const row = await store.db
    .selectFrom('customers')
    .select(['id', 'nickname', 'avatar_url'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new CccError('auth.tokenExpired');
  return cardOf(row);
}

export async function findByOpenid(
  { store }: ServiceContext,
  sdkAppId: number,
  openid: string,
): Promise<CustomerRow | undefined> {
  return store.db
    .selectFrom('customers')
    .selectAll()
    .where('sdk_app_id', '=', sdkAppId)
    .where('openid', '=', openid)
    .executeTakeFirst();
}

/** The customer of this openid, new or known, with what is now known of them. */
export async function saveCustomer(
  { store, now, newId }: ServiceContext,
  sdkAppId: number,
  who: { openid: string; unionid?: string; openidKeyHash: string; profile: Profile },
): Promise<CustomerRow> {
  const id = newId();
  const known = {
    openid_key_hash: who.openidKeyHash,
    ...(who.unionid === undefined ? {} : { unionid: who.unionid }),
    ...columnsOf(who.profile),
  };
  return store.db
    .insertInto('customers')
    .values({
      id,
      sdk_app_id: sdkAppId,
      openid: who.openid,
      // 访客 with a number: what the documents call somebody without a name.
      nickname: `访客${id.replace(/[^A-Za-z0-9]/g, '').slice(-6)}`,
      created_at: now(),
      ...known,
    })
    .onConflict((conflict) => conflict.columns(['sdk_app_id', 'openid']).doUpdateSet(known))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function updateProfile(
  { store }: ServiceContext,
  id: CustomerId,
  profile: Profile,
): Promise<CustomerRow> {
  const columns = columnsOf(profile);
  const { db } = store;
  if (Object.keys(columns).length === 0) {
    return db.selectFrom('customers').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  }
  return db
    .updateTable('customers')
    .set(columns)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

function columnsOf({ nickname, avatarUrl }: Profile): Partial<CustomerRow> {
  return {
    ...(nickname === undefined ? {} : { nickname: nickname.trim() }),
    ...(avatarUrl === undefined ? {} : { avatar_url: avatarUrl }),
  };
}
