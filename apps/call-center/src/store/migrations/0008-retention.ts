import { sql } from 'kysely';
import type { Migration } from './migration';

/** What retention and the limit of the wrap-up look for. */
export const retention: Migration = {
  name: '0008-retention',
  statements: [
    sql`create index sessions_completed on sessions (ended_at) where stage = 'completed'`,
    sql`create index sessions_to_complete on sessions (ended_at) where stage = 'ended'`,
  ],
};
