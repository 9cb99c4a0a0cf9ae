import { sql } from 'kysely';
import type { Migration } from './migration';

/** A ticket into a call is a row of its own, so that what it is worth no more can be told. */
export const callGrants: Migration = {
  name: '0016-call-grants',
  statements: [
    sql`alter table call_legs
      add column person_id text not null default '',
      add column replaced_at bigint`,
    sql`update call_legs set person_id = coalesce(
      case role
        when 'customer' then sessions.state -> 'customer' ->> 'id'
        when 'agent' then sessions.state -> 'service' -> 'agent' ->> 'id'
        else sessions.state -> 'call' -> 'consult' -> 'agent' ->> 'id'
      end, '')
      from sessions where sessions.id = call_legs.session_id`,
    sql`alter table call_legs alter column person_id drop default`,
    sql`alter table call_legs drop constraint call_legs_pkey`,
    sql`alter table call_legs drop constraint call_legs_leg_hash_key`,
    sql`alter table call_legs add primary key (leg_hash)`,
    sql`create unique index call_legs_seat on call_legs (call_id, role) where replaced_at is null`,
  ],
};
