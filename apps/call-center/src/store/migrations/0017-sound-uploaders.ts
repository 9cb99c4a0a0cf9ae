import { sql } from 'kysely';
import type { Migration } from './migration';

/** Who uploaded a sound; of those that were there already nobody knows. */
export const soundUploaders: Migration = {
  name: '0017-sound-uploaders',
  statements: [sql`alter table sounds add column uploaded_by text`],
};
