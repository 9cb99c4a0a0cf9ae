import { sql } from 'kysely';
import type { Migration } from './migration';

/** Recordings of calls are files of a kind of their own, with a retention of their own. */
export const recordings: Migration = {
  name: '0012-recordings',
  statements: [sql`create index files_recorded on files (created_at) where kind = 'recording'`],
};
