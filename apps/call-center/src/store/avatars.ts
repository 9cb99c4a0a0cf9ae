import type { CustomerId } from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from './tables';

/** A customer's picture that was taken in whole. */
export interface StoredAvatar {
  mime: string;
  bytes: number;
}

/**
 * Notes that a picture is on its way, so that its bytes are found again whatever happens. False: so many
 * of this customer's are on their way, or out of use and not yet removed.
 */
export async function beginAvatar(
  db: Kysely<Database>,
  { id, customer, at }: { id: string; customer: CustomerId; at: number },
  mostLoose: number,
): Promise<boolean> {
  const { rows } = await sql`
    insert into customer_avatars (id, customer_id, stage, created_at)
    select ${id}, ${customer}, 'uploading', ${at}::bigint
    where (
      select count(*) from customer_avatars where customer_id = ${customer} and stage <> 'current'
    ) < ${mostLoose}::integer
    returning id`.execute(db);
  return rows.length > 0;
}

/**
 * The bytes are there: from now on this is the customer's picture, at `url`.
 * What it replaces is loose then. False: the customer was deleted meanwhile.
 */
export async function useAvatar(
  db: Kysely<Database>,
  customer: CustomerId,
  { id, url, mime, bytes }: StoredAvatar & { id: string; url: string },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    // The customer's row first: of two pictures at once the later one stays.
    const told = await trx
      .updateTable('customers')
      .set({ avatar_url: url })
      .where('id', '=', customer)
      .executeTakeFirst();
    if (told.numUpdatedRows === 0n) return false;
    await trx
      .updateTable('customer_avatars')
      .set({ stage: 'replaced' })
      .where('customer_id', '=', customer)
      .where('stage', '=', 'current')
      .execute();
    await trx
      .updateTable('customer_avatars')
      .set({ stage: 'current', mime, bytes })
      .where('id', '=', id)
      .execute();
    return true;
  });
}

/** Null: there is none of that id, or no longer. */
export async function readAvatar(db: Kysely<Database>, id: string): Promise<StoredAvatar | null> {
  const row = await db
    .selectFrom('customer_avatars')
    .select(['mime', 'bytes'])
    .where('id', '=', id)
    .where('stage', '=', 'current')
    .executeTakeFirst();
  return row ?? null;
}

/** All of a customer's, also those that are on their way. */
export async function avatarsOf(db: Kysely<Database>, customer: CustomerId): Promise<string[]> {
  const rows = await db
    .selectFrom('customer_avatars')
    .select('id')
    .where('customer_id', '=', customer)
    .execute();
  return rows.map(({ id }) => id);
}

/** Begun before a time, and nobody's picture. */
export async function looseAvatars(
  db: Kysely<Database>,
  before: number,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('customer_avatars')
    .select('id')
    .where('stage', '<>', sql.lit('current'))
    .where('created_at', '<', before)
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Once its bytes are gone. */
export async function removeAvatar(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('customer_avatars').where('id', '=', id).execute();
}
