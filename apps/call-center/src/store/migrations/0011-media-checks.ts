import { sql } from 'kysely';
import type { Migration } from './migration';

/** Pictures and voice messages that wait to be judged. */
export const mediaChecks: Migration = {
  name: '0011-media-checks',
  statements: [
    sql`create table media_checks (
      session_id text not null,
      seq integer not null,
      file_id text not null,
      trace_id text unique,
      attempts integer not null default 0,
      due_at bigint not null,
      primary key (session_id, seq)
    )`,
    sql`create index media_checks_due on media_checks (due_at)`,
  ],
};
