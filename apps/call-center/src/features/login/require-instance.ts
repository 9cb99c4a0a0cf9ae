import { CccError } from '@ccc/protocol';
import type { ServiceContext } from '../context';

/** @throws CccError `instance.unknown` */
export async function requireInstance({ store }: ServiceContext, sdkAppId: number): Promise<void> {
  const row = await store.db
    .selectFrom('instances')
    .select('sdk_app_id')
    .where('sdk_app_id', '=', sdkAppId)
    .executeTakeFirst();
  if (!row) throw new CccError('instance.unknown', { params: { sdkAppId } });
}
