import { sql } from 'kysely';
import type { Migration } from './migration';

/** Uploaded files, and the keys that the service signs with. */
export const files: Migration = {
  name: '0002-files',
  statements: [
    sql`create table files (
      id text primary key,
      sdk_app_id bigint not null references instances,
      session_id text not null,
      owner text not null,
      stage text not null,
      mime text,
      width integer,
      height integer,
      bytes integer not null,
      created_at bigint not null
    )`,
    sql`create index files_by_owner on files (owner, created_at)`,
    sql`create index files_unsent on files (created_at) where stage <> 'sent'`,
    sql`create index files_by_session on files (session_id)`,
    sql`create table service_keys (
      name text primary key,
      secret text not null,
      created_at bigint not null
    )`,
  ],
};
