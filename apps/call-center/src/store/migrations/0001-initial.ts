import { sql } from 'kysely';
import type { Migration } from './migration';

/** Everything the text service keeps. Times are milliseconds since 1970. */
export const initial: Migration = {
  name: '0001-initial',
  statements: [
    sql`create table instances (
      sdk_app_id bigint primary key,
      name text not null,
      created_at bigint not null
    )`,
    sql`create table agents (
      id text primary key,
      sdk_app_id bigint not null references instances,
      staff_no text not null,
      name text not null,
      nickname text not null,
      email text not null,
      phone text,
      role text not null,
      avatar_url text,
      password_hash text not null,
      status text not null default 'offline',
      status_reason text,
      booked jsonb,
      status_since bigint not null default 0,
      lease_until bigint not null default 0,
      served_at bigint not null default 0,
      created_at bigint not null,
      unique (sdk_app_id, email),
      unique (sdk_app_id, staff_no)
    ) with (fillfactor = 80)`,
    sql`create table skill_groups (
      id text primary key,
      sdk_app_id bigint not null references instances,
      name text not null,
      kind text not null,
      capacity integer not null default 1 check (capacity >= 1),
      offer_timeout_seconds integer not null default 20 check (offer_timeout_seconds between 1 and 90),
      created_at bigint not null,
      unique (sdk_app_id, name),
      check (kind <> 'omni' or capacity = 1)
    )`,
    sql`create table skill_group_members (
      group_id text not null references skill_groups on delete cascade,
      agent_id text not null references agents on delete cascade,
      priority integer not null default 3 check (priority between 1 and 5),
      primary key (group_id, agent_id)
    )`,
    sql`create index skill_group_members_by_agent on skill_group_members (agent_id)`,
    sql`create table flows (
      id text primary key,
      sdk_app_id bigint not null references instances,
      name text not null,
      published_version integer,
      created_at bigint not null
    )`,
    sql`create table flow_versions (
      flow_id text not null references flows on delete cascade,
      version integer not null,
      definition jsonb not null,
      created_at bigint not null,
      primary key (flow_id, version)
    )`,
    sql`create table channels (
      id text primary key,
      sdk_app_id bigint not null references instances,
      kind text not null,
      name text not null,
      app_id text not null,
      app_secret text not null,
      created_at bigint not null
    )`,
    sql`create table customers (
      id text primary key,
      sdk_app_id bigint not null references instances,
      openid text not null,
      unionid text,
      openid_key_hash text,
      nickname text not null,
      avatar_url text,
      created_at bigint not null,
      unique (sdk_app_id, openid)
    )`,
    sql`create table tokens (
      token_hash text primary key,
      sdk_app_id bigint not null,
      kind text not null,
      subject_id text not null,
      expires_at bigint not null
    )`,
    sql`create index tokens_by_expiry on tokens (expires_at)`,
    sql`create index tokens_by_subject on tokens (subject_id)`,
    sql`create table tickets (
      ticket_hash text primary key,
      token_hash text not null,
      sdk_app_id bigint not null,
      kind text not null,
      subject_id text not null,
      expires_at bigint not null
    )`,
    sql`create index tickets_by_expiry on tickets (expires_at)`,
    sql`create table sessions (
      id text primary key,
      sdk_app_id bigint not null references instances,
      customer_id text not null references customers,
      flow_id text not null references flows,
      flow_version integer not null,
      last_seq integer not null,
      stage text not null,
      group_id text,
      group_name text,
      priority integer not null,
      queued_at bigint,
      agent_id text,
      offer_id text,
      offer_expires_at bigint,
      accepted_at bigint,
      ended_at bigint,
      end_status integer,
      close_by text,
      last_text text,
      state jsonb not null,
      created_at bigint not null,
      updated_at bigint not null
    ) with (fillfactor = 70)`,
    sql`create unique index sessions_live on sessions (sdk_app_id, customer_id, flow_id)
      where stage not in ('ended', 'completed')`,
    sql`create index sessions_queue on sessions (group_id, priority, queued_at, id) where stage = 'queued'`,
    sql`create index sessions_desk on sessions (agent_id) where stage in ('offered', 'active', 'ended')`,
    sql`create index sessions_by_customer on sessions (customer_id, created_at)`,
    sql`create index sessions_by_creation on sessions (sdk_app_id, created_at)`,
    sql`create table events (
      session_id text not null,
      seq integer not null,
      at bigint not null,
      name text not null,
      actor_kind text not null,
      actor_id text,
      data jsonb not null,
      sender text,
      command_id text,
      primary key (session_id, seq)
    )`,
    sql`create unique index events_by_command on events (session_id, sender, command_id)
      where command_id is not null`,
    sql`create table timers (
      session_id text not null,
      kind text not null,
      key text not null,
      due_at bigint not null,
      lease_until bigint not null default 0,
      primary key (session_id, kind)
    ) with (fillfactor = 70)`,
    sql`create index timers_ready on timers ((greatest(due_at, lease_until)))`,
  ],
};
