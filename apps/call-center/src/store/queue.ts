import {
  asId,
  type AgentCard,
  type AgentId,
  type SessionId,
  type SkillGroupCard,
  type SkillGroupId,
} from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import type { SessionState } from '../domain';
import type { Database } from './tables';

/** Sets these locks apart from any others in the database. */
const GROUP_LOCK_SEED = 7_311;

/** A session in one of these stages takes up one of its agent's places. */
const HELD_STAGES = ['offered', 'active', 'ended'];

/** 全部离线或小休 is what the documents call "no agent online". */
const AWAY_STATUSES = ['offline', 'rest'];

/** A member of a skill group, as the one who assigns looks at them. */
export interface Candidate {
  agent: AgentId;
  group: SkillGroupId;
  staffNo: string;
  name: string;
  nickname: string;
  avatarUrl: string | null;
  status: string;
  /** Their presence holds until then (ms since 1970). */
  leaseUntil: number;
  /** When they were last given a session. */
  servedAt: number;
  /** In this group: 1 highest to 5 lowest. */
  priority: number;
  /** Sessions in their hands, of any group, and those into which they are asked. */
  load: number;
  /** Sessions that this group lets them have. */
  capacity: number;
  /** How long an offer of this group rings. */
  offerTimeoutMs: number;
}

export interface GroupAvailability {
  online: number;
  free: number;
}

/**
 * Until the transaction ends, nobody else assigns in this group. A statement of its own: the next one
 * then sees everything that the last holder committed.
 */
export async function lockGroup(trx: Kysely<Database>, group: SkillGroupId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${group}, ${GROUP_LOCK_SEED}))`.execute(
    trx,
  );
}

/**
 * Who is next: by priority, then by waiting time; of `onlyFree`, who alone is free, not what they gave
 * away themselves.
 */
export async function headOfQueue(
  db: Kysely<Database>,
  group: SkillGroupId,
  onlyFree?: AgentId,
): Promise<SessionId | null> {
  const given = JSON.stringify({
    queue: { transfer: { from: { id: onlyFree }, isReturned: false } },
  });
  const row = await db
    .selectFrom('sessions')
    .select('id')
    .where('group_id', '=', group)
    .where('stage', '=', sql.lit('queued'))
    .$if(onlyFree !== undefined, (query) => query.where(sql<boolean>`not state @> ${given}::jsonb`))
    .orderBy('priority')
    .orderBy('queued_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row ? asId<SessionId>(row.id) : null;
}

/** All members who are present and free with room for one more: by priority, then least recently served. */
export async function candidates(
  db: Kysely<Database>,
  group: SkillGroupId,
  now: number,
): Promise<Candidate[]> {
  const members = await membersOf(db, group);
  return members.filter((member) => isFree(member, now));
}

/** How many members are online (not offline, not at rest), and how many of those could take a session. */
export async function groupAvailability(
  db: Kysely<Database>,
  group: SkillGroupId,
  now: number,
): Promise<GroupAvailability> {
  const members = await membersOf(db, group);
  return {
    online: members.filter((member) => isOnline(member, now)).length,
    free: members.filter((member) => isFree(member, now)).length,
  };
}

/** How long agents had the sessions of a group that ended last, in milliseconds, the newest first. */
export async function latestServicesMs(
  db: Kysely<Database>,
  group: SkillGroupId,
  limit: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(sql<number>`ended_at - accepted_at`.as('ms'))
    .where('group_id', '=', group)
    .where('ended_at', 'is not', null)
    .where('accepted_at', 'is not', null)
    .orderBy('ended_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ ms }) => ms);
}

/** Every member with what decides whether they are next, in the order in which they would be. */
export function membersOf(db: Kysely<Database>, group: SkillGroupId): Promise<Candidate[]> {
  return readMembers(db, { group });
}

/** The same of every group of an instance. */
export function membersOfAll(db: Kysely<Database>, sdkAppId: number): Promise<Candidate[]> {
  return readMembers(db, { sdkAppId });
}

async function readMembers(
  db: Kysely<Database>,
  { group, sdkAppId }: { group?: SkillGroupId; sdkAppId?: number },
): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('skill_group_members as member')
    .innerJoin('agents as agent', 'agent.id', 'member.agent_id')
    .innerJoin('skill_groups as grp', 'grp.id', 'member.group_id')
    .select((eb) => [
      'agent.id',
      'member.group_id',
      'agent.staff_no',
      'agent.name',
      'agent.nickname',
      'agent.avatar_url',
      'agent.status',
      'agent.lease_until',
      'agent.served_at',
      'member.priority',
      'grp.capacity',
      'grp.offer_timeout_seconds',
      eb
        .selectFrom('sessions')
        .select(({ fn }) => fn.countAll<number>().as('held'))
        .whereRef('sessions.agent_id', '=', 'agent.id')
        .where(
          'sessions.stage',
          'in',
          HELD_STAGES.map((stage) => sql.lit(stage)),
        )
        .as('load'),
      eb
        .selectFrom('sessions')
        .select(({ fn }) => fn.countAll<number>().as('asked'))
        .whereRef('sessions.consult_agent_id', '=', 'agent.id')
        .as('consults'),
    ])
    .$if(group !== undefined, (query) => query.where('member.group_id', '=', group ?? ''))
    .$if(sdkAppId !== undefined, (query) => query.where('grp.sdk_app_id', '=', sdkAppId ?? 0))
    .orderBy('member.priority')
    .orderBy('agent.served_at')
    .orderBy('agent.id')
    .execute();
  return rows.map((row) => ({
    agent: asId<AgentId>(row.id),
    group: asId<SkillGroupId>(row.group_id),
    staffNo: row.staff_no,
    name: row.name,
    nickname: row.nickname,
    avatarUrl: row.avatar_url,
    status: row.status,
    leaseUntil: row.lease_until,
    servedAt: row.served_at,
    priority: row.priority,
    load: (row.load ?? 0) + (row.consults ?? 0),
    capacity: row.capacity,
    offerTimeoutMs: row.offer_timeout_seconds * 1000,
  }));
}

/** What a customer may know of a member. */
export function cardOf({ agent, staffNo, nickname, avatarUrl }: Candidate): AgentCard {
  return { id: agent, staffNo, nickname, ...(avatarUrl === null ? {} : { avatarUrl }) };
}

/** Notes that the agent was given a session. */
export async function markServed(
  trx: Kysely<Database>,
  agent: AgentId,
  now: number,
): Promise<void> {
  await trx.updateTable('agents').set({ served_at: now }).where('id', '=', agent).execute();
}

/** The groups of an instance: all, one, or those of a member. */
export async function groupsOf(
  db: Kysely<Database>,
  { sdkAppId, id, member }: { sdkAppId: number; id?: SkillGroupId; member?: AgentId },
): Promise<SkillGroupCard[]> {
  const rows = await db
    .selectFrom('skill_groups')
    .select(['id', 'name'])
    .where('sdk_app_id', '=', sdkAppId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(member !== undefined, (query) =>
      query.where('id', 'in', (eb) =>
        eb
          .selectFrom('skill_group_members')
          .select('group_id')
          .where('agent_id', '=', member ?? ''),
      ),
    )
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: asId<SkillGroupId>(row.id), name: row.name }));
}

/** Present, and not offline or at rest. */
export function isOnline(member: Candidate, now: number): boolean {
  return member.leaseUntil > now && !AWAY_STATUSES.includes(member.status);
}

/** Present, free, and with room for one more. */
export function isFree(member: Candidate, now: number): boolean {
  return member.leaseUntil > now && member.status === 'free' && member.load < member.capacity;
}

/** How many wait before this session in its group: the documented `${WaitNo}`. 0 when it does not wait. */
export async function aheadOf(db: Kysely<Database>, session: SessionId): Promise<number> {
  const row = await db
    .selectFrom('sessions as own')
    .innerJoin('sessions as other', (join) =>
      join
        .onRef('other.group_id', '=', 'own.group_id')
        .on('other.stage', '=', sql.lit('queued'))
        .on(
          sql<boolean>`(other.priority, other.queued_at, other.id) < (own.priority, own.queued_at, own.id)`,
        ),
    )
    .select(({ fn }) => fn.countAll<number>().as('ahead'))
    .where('own.id', '=', session)
    .where('own.stage', '=', 'queued')
    .executeTakeFirstOrThrow();
  return row.ahead;
}

/** How many wait in a group: what a session joining at `priority` would have before it that waits `since` then. */
export async function waitingIn(
  db: Kysely<Database>,
  group: SkillGroupId,
  priority: number,
  since?: number,
): Promise<number> {
  const row = await db
    .selectFrom('sessions')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('group_id', '=', group)
    .where('stage', '=', sql.lit('queued'))
    .where('priority', '<=', priority)
    .$if(since !== undefined, (query) =>
      query.where(({ eb, or }) =>
        or([eb('priority', '<', priority), eb('queued_at', '<=', since ?? 0)]),
      ),
    )
    .executeTakeFirstOrThrow();
  return row.waiting;
}

/** A session that waits, and how many are served before it; null: it does not wait. */
export async function findWaiting(
  db: Kysely<Database>,
  session: SessionId,
): Promise<{ state: SessionState; ahead: number } | null> {
  const { rows } = await sql<{ state: SessionState; ahead: number }>`
    select one.state, (
      select count(*) from sessions as other
      where other.stage = 'queued' and other.group_id = one.group_id
        and (other.priority, other.queued_at, other.id) < (one.priority, one.queued_at, one.id)
    )::int as ahead
    from sessions as one where one.id = ${session} and one.stage = 'queued'`.execute(db);
  return rows[0] ?? null;
}
