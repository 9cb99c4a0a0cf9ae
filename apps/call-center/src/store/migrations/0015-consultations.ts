import { sql } from 'kysely';
import type { Migration } from './migration';

/** Colleagues who are asked into calls: they have them in hand, too. */
export const consultations: Migration = {
  name: '0015-consultations',
  statements: [
    sql`alter table sessions add column consult_agent_id text, add column consult_stage text`,
    sql`create index sessions_consult on sessions (consult_agent_id) where consult_agent_id is not null`,
  ],
};
