import { sql } from 'kysely';
import type { Migration } from './migration';

/** Sounds for the prompts of flows; their bytes lie in the file store. */
export const sounds: Migration = {
  name: '0013-sounds',
  statements: [
    sql`create table sounds (
      id text primary key,
      sdk_app_id bigint not null references instances (sdk_app_id),
      name text not null,
      bytes integer not null,
      duration_ms integer not null,
      created_at bigint not null
    )`,
    sql`create index sounds_instance on sounds (sdk_app_id, created_at)`,
  ],
};
