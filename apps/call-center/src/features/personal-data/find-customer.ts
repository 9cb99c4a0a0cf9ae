import { asId, type CustomerId } from '@ccc/protocol';
import type { Selectable } from 'kysely';
import type { CustomersTable } from '../../store/tables';
import type { ServiceContext } from '../context';

export type CustomerRow = Selectable<CustomersTable>;

/** The customer with this id, else with this openid, in an instance. */
export async function findCustomer(
  { store }: Pick<ServiceContext, 'store'>,
  sdkAppId: number,
  key: string,
): Promise<(CustomerRow & { id: CustomerId }) | null> {
  const rows = await store.db
    .selectFrom('customers')
    .selectAll()
    .where('sdk_app_id', '=', sdkAppId)
    .where((where) => where.or([where('id', '=', key), where('openid', '=', key)]))
    .execute();
  const row = rows.find(({ id }) => id === key) ?? rows[0];
  return row ? { ...row, id: asId<CustomerId>(row.id) } : null;
}
