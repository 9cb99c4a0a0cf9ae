import { sql } from 'kysely';
import type { Migration } from './migration';

/** Sessions in which a message was left, by whether somebody has seen to it. */
export const leftMessages: Migration = {
  name: '0009-left-messages',
  statements: [
    sql`alter table sessions add column left_message text`,
    sql`create index sessions_left_message on sessions (sdk_app_id, left_message) where left_message is not null`,
  ],
};
