import { sql } from 'kysely';
import type { Migration } from './migration';

/**
 * Pictures that customers gave of themselves; their bytes lie in the file store. A row may outlive its
 * customer until the bytes are gone too.
 */
export const avatars: Migration = {
  name: '0014-avatars',
  statements: [
    sql`create table customer_avatars (
      id text primary key,
      customer_id text not null,
      stage text not null,
      mime text not null default '',
      bytes integer not null default 0,
      created_at bigint not null
    )`,
    sql`create index customer_avatars_customer on customer_avatars (customer_id)`,
    sql`create index customer_avatars_loose on customer_avatars (created_at) where stage <> 'current'`,
  ],
};
