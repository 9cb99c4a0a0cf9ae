import { sql } from 'kysely';
import type { Migration } from './migration';

/** Sessions in which a call goes on, and who may join it. */
export const calls: Migration = {
  name: '0010-calls',
  statements: [
    sql`alter table sessions add column call_id text`,
    sql`create index sessions_call on sessions (call_id) where call_id is not null`,
    sql`create table call_legs (
      call_id text not null,
      role text not null,
      leg_hash text not null unique,
      session_id text not null references sessions (id) on delete cascade,
      expires_at bigint not null,
      joined_at bigint,
      seen_at bigint not null,
      primary key (call_id, role)
    )`,
    sql`create index call_legs_session on call_legs (session_id)`,
  ],
};
