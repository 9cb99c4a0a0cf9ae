import { sql } from 'kysely';
import type { Migration } from './migration';

/**
 * How far each side has read. And what a state knows of its newest message, and of the last that the
 * flow has read: states from before are told by the log.
 */
export const messages: Migration = {
  name: '0003-messages',
  statements: [
    sql`create table session_reads (
      session_id text not null,
      side text not null,
      seq integer not null,
      primary key (session_id, side)
    ) with (fillfactor = 70)`,
    sql`update sessions set state = state || (
      select jsonb_build_object(
        'lastMessage', max(said.seq),
        'lastAnswer', max(said.seq) filter (
          where said.actor_kind = 'customer' and (queued.seq is null or said.seq < queued.seq)
        )
      )
      from events as said cross join (
        select min(seq) as seq from events
        where session_id = sessions.id and name = 'session.queued'
      ) as queued
      where said.session_id = sessions.id and said.name = 'message.sent'
    ) where stage not in ('ended', 'completed')`,
  ],
};
