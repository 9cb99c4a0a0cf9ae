import { sql } from 'kysely';
import type { Migration } from './migration';

/** What agents keep about customers and for themselves, and the order of what an agent had. */
export const deskTools: Migration = {
  name: '0005-desk-tools',
  statements: [
    sql`create index sessions_by_agent on sessions (agent_id, created_at) where agent_id is not null`,
    sql`create table customer_notes (
      id text primary key,
      customer_id text not null references customers on delete cascade,
      author_id text not null references agents,
      words text not null,
      created_at bigint not null
    )`,
    sql`create index customer_notes_by_customer on customer_notes (customer_id, created_at)`,
    sql`create table customer_tags (
      customer_id text not null references customers on delete cascade,
      sdk_app_id bigint not null references instances,
      tag text not null,
      created_at bigint not null,
      primary key (customer_id, tag)
    )`,
    sql`create index customer_tags_by_tag on customer_tags (sdk_app_id, tag)`,
    sql`create table customer_blocks (
      id text primary key,
      customer_id text not null references customers on delete cascade,
      agent_id text not null references agents,
      reason text not null,
      created_at bigint not null,
      lifted_at bigint,
      lifted_by text references agents
    )`,
    sql`create unique index customer_blocks_in_force on customer_blocks (customer_id) where lifted_at is null`,
    sql`create table canned_replies (
      id text primary key,
      sdk_app_id bigint not null references instances,
      owner_id text references agents on delete cascade,
      folder text not null,
      title text not null,
      content text not null,
      created_at bigint not null,
      updated_at bigint not null
    )`,
    sql`create index canned_replies_by_owner on canned_replies (sdk_app_id, owner_id)`,
  ],
};
