import { sql } from 'kysely';
import type { Migration } from './migration';

/** What a group served last, without looking through everything that it ever served. */
export const groupPace: Migration = {
  name: '0006-group-pace',
  statements: [
    sql`create index sessions_served on sessions (group_id, ended_at)
      where ended_at is not null and accepted_at is not null`,
  ],
};
