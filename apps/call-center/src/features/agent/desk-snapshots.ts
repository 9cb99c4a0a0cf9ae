import {
  asId,
  type AgentId,
  type AgentStatus,
  type BookedStatus,
  type CallMedia,
  type DeskSnapshot,
  type DeskTask,
} from '@ccc/protocol';
import { sql, type Selectable } from 'kysely';
import type { QueuePlace } from '../../domain';
import type { AgentsTable } from '../../store/tables';
import type { ServiceContext } from '../context';

type Groups = DeskSnapshot['groups'];

/** The desks of some agents, whole, in three queries however many they are. */
export async function readDesks(
  context: ServiceContext,
  agents: readonly AgentId[],
): Promise<Map<AgentId, DeskSnapshot>> {
  const desks = new Map<AgentId, DeskSnapshot>();
  if (agents.length === 0) return desks;
  const rows = await context.store.db
    .selectFrom('agents')
    .selectAll()
    .where('id', '=', sql<string>`any(${agents}::text[])`)
    .execute();
  const groups = await readGroups(context, agents);
  const tasks = await readTasks(context, agents);
  const now = context.now();
  for (const row of rows) {
    const desk = {
      ...headOf(row, now),
      groups: groups.get(row.id) ?? [],
      tasks: tasks.get(row.id) ?? [],
      now,
    };
    desks.set(desk.agent.id, desk);
  }
  return desks;
}

function headOf(
  row: Selectable<AgentsTable>,
  now: number,
): Pick<DeskSnapshot, 'agent' | 'status' | 'reason' | 'since' | 'booked'> {
  const isPresent = row.lease_until > now;
  const booked = row.booked as BookedStatus | null;
  return {
    agent: {
      id: asId(row.id),
      staffNo: row.staff_no,
      nickname: row.nickname,
      ...(row.avatar_url === null ? {} : { avatarUrl: row.avatar_url }),
      name: row.name,
      email: row.email,
      role: row.role,
    },
    status: isPresent ? (row.status as AgentStatus) : 'offline',
    ...(isPresent && row.status_reason !== null ? { reason: row.status_reason } : {}),
    // Gone without a word, and no sweep has come by yet.
    since: isPresent ? row.status_since : Math.max(row.status_since, row.lease_until),
    ...(isPresent && booked !== null ? { booked } : {}),
  };
}

async function readGroups(
  { store }: ServiceContext,
  agents: readonly AgentId[],
): Promise<Map<string, Groups>> {
  const rows = await store.db
    .selectFrom('skill_group_members as member')
    .innerJoin('skill_groups as grp', 'grp.id', 'member.group_id')
    .select((eb) => [
      'member.agent_id',
      'grp.id',
      'grp.name',
      eb
        .selectFrom('sessions')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('sessions.group_id', '=', 'grp.id')
        .where('sessions.stage', '=', sql.lit('queued'))
        .as('waiting'),
    ])
    .where('member.agent_id', '=', sql<string>`any(${agents}::text[])`)
    .orderBy('grp.id')
    .execute();
  const groups = new Map<string, Groups>();
  for (const { agent_id: agent, id, name, waiting } of rows) {
    const list = groups.get(agent) ?? [];
    list.push({ id: asId(id), name, waiting: waiting ?? 0 });
    groups.set(agent, list);
  }
  return groups;
}

async function readTasks(
  { store, limits }: ServiceContext,
  agents: readonly AgentId[],
): Promise<Map<string, DeskTask[]>> {
  const rows = await store.db
    .selectFrom('sessions')
    .innerJoin('customers', 'customers.id', 'sessions.customer_id')
    .select([
      'sessions.id',
      'stage',
      'group_id',
      'group_name',
      'queued_at',
      'agent_id',
      'offer_id',
      'offer_expires_at',
      'accepted_at',
      'ended_at',
      'last_seq',
      'last_text',
      sql<CallMedia | null>`state ->> 'media'`.as('media'),
      sql<QueuePlace['transfer'] | null>`state #> '{queue,transfer}'`.as('transfer'),
      'sessions.created_at',
      'customers.id as customer_id',
      'customers.nickname',
      'customers.avatar_url',
    ])
    .where('agent_id', '=', sql<string>`any(${agents}::text[])`)
    .where('stage', 'in', [sql.lit('offered'), sql.lit('active'), sql.lit('ended')])
    .orderBy('queued_at')
    .orderBy('sessions.id')
    .execute();
  const tasks = new Map<string, DeskTask[]>();
  for (const row of rows) {
    const list = tasks.get(row.agent_id ?? '') ?? [];
    list.push({
      session: asId(row.id),
      stage: row.stage as DeskTask['stage'],
      customer: {
        id: asId(row.customer_id),
        nickname: row.nickname,
        ...(row.avatar_url === null ? {} : { avatarUrl: row.avatar_url }),
      },
      group: { id: asId(row.group_id ?? ''), name: row.group_name ?? '' },
      queuedAt: row.queued_at ?? row.created_at,
      ...(row.offer_id === null || row.offer_expires_at === null
        ? {}
        : { offer: { id: asId(row.offer_id), expiresAt: row.offer_expires_at } }),
      ...(row.media ? { media: row.media } : {}),
      ...(row.transfer ? { transfer: transferOf(row.transfer) } : {}),
      ...(row.accepted_at === null ? {} : { acceptedAt: row.accepted_at }),
      ...(row.ended_at === null || limits.wrapUpMs === 0
        ? {}
        : { completesAt: row.ended_at + limits.wrapUpMs }),
      lastSeq: row.last_seq,
      ...(row.last_text === null ? {} : { lastText: row.last_text }),
    });
    tasks.set(row.agent_id ?? '', list);
  }
  return tasks;
}

function transferOf({ from, note }: NonNullable<QueuePlace['transfer']>): DeskTask['transfer'] {
  return { from, ...(note === undefined ? {} : { note }) };
}
