import { sql } from 'kysely';
import type { Migration } from './migration';

/** Uploads are documents, voice messages and videos too. */
export const media: Migration = {
  name: '0007-media',
  statements: [
    sql`alter table files add column kind text not null default 'image'`,
    sql`alter table files add column name text`,
    sql`alter table files add column duration_ms integer`,
  ],
};
