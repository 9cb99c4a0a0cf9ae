import { asId, type SessionId, type SkillGroupId } from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from './tables';

/** Groups in which somebody waits and of whom nobody is online (offline, at rest, or gone). */
export async function groupsWithoutAnybody(
  db: Kysely<Database>,
  now: number,
): Promise<SkillGroupId[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct group_id as id from sessions
    where stage = 'queued' and not exists (
      select 1 from skill_group_members as member
      join agents on agents.id = member.agent_id
      where member.group_id = sessions.group_id
        and agents.status not in ('offline', 'rest') and agents.lease_until > ${now}::bigint
    )`.execute(db);
  return rows.map(({ id }) => asId<SkillGroupId>(id));
}

/** Sessions that wait in a group, the first of them first. */
export async function queuedIn(
  db: Kysely<Database>,
  group: SkillGroupId,
  limit: number,
): Promise<SessionId[]> {
  const rows = await db
    .selectFrom('sessions')
    .select('id')
    .where('group_id', '=', group)
    .where('stage', '=', sql.lit('queued'))
    .orderBy('priority')
    .orderBy('queued_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => asId<SessionId>(id));
}
