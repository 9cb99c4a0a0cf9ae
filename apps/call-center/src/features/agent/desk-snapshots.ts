import {
  asId,
  type AgentCard,
  type AgentId,
  type AgentStatus,
  type BookedStatus,
  type CallMedia,
  type DeskConsult,
  type DeskSnapshot,
  type DeskTask,
} from '@ccc/protocol';
import { sql, type Selectable } from 'kysely';
import type { QueuePlace } from '../../domain';
import type { ConsultState } from '../../domain/session-state';
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
  const anyOf = sql<string>`any(${agents}::text[])`;
  const rows = await taskRows(store.db)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('agent_id', '=', anyOf),
          eb('stage', 'in', [sql.lit('offered'), sql.lit('active'), sql.lit('ended')]),
        ]),
        eb('consult_agent_id', '=', anyOf),
      ]),
    )
    .execute();
  const tasks = new Map<string, DeskTask[]>();
  const put = (agent: string, task: DeskTask): void => {
    tasks.set(agent, [...(tasks.get(agent) ?? []), task]);
  };
  for (const row of rows) {
    const task = taskOf(row, limits.wrapUpMs);
    put(row.agent_id ?? '', task);
    if (row.consult_agent_id !== null) put(row.consult_agent_id, asConsulted(task));
  }
  return tasks;
}

type TaskRow = Awaited<ReturnType<ReturnType<typeof taskRows>['execute']>>[number];

function taskRows(db: ServiceContext['store']['db']) {
  return db
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
      'consult_agent_id',
      sql<CallMedia | null>`state ->> 'media'`.as('media'),
      sql<QueuePlace['transfer'] | null>`state #> '{queue,transfer}'`.as('transfer'),
      sql<ConsultState | null>`state #> '{call,consult}'`.as('consult'),
      sql<AgentCard | null>`state #> '{service,agent}'`.as('server'),
      'sessions.created_at',
      'customers.id as customer_id',
      'customers.nickname',
      'customers.avatar_url',
    ])
    .orderBy('queued_at')
    .orderBy('sessions.id');
}

function taskOf(row: TaskRow, wrapUpMs: number): DeskTask {
  return {
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
    ...(row.consult && row.server ? { consult: consultOf(row.consult, row.server) } : {}),
    ...(row.accepted_at === null ? {} : { acceptedAt: row.accepted_at }),
    ...(row.ended_at === null || wrapUpMs === 0 ? {} : { completesAt: row.ended_at + wrapUpMs }),
    lastSeq: row.last_seq,
    ...(row.last_text === null ? {} : { lastText: row.last_text }),
  };
}

function consultOf(consult: ConsultState, from: AgentCard): DeskConsult {
  const { offer, agent, note } = consult;
  return {
    offer,
    from,
    agent,
    ...(note === undefined ? {} : { note }),
    ...(consult.name === 'asked' ? { expiresAt: consult.expiresAt } : {}),
  };
}

/** The task as it is for the colleague: an offer that rings, then a call they are in. */
function asConsulted(task: DeskTask): DeskTask {
  const { consult, transfer: _transfer, ...rest } = task;
  if (consult?.expiresAt === undefined) return { ...rest, ...(consult ? { consult } : {}) };
  const offer = { id: consult.offer, expiresAt: consult.expiresAt };
  return { ...rest, stage: 'offered', consult, offer };
}

function transferOf({ from, note }: NonNullable<QueuePlace['transfer']>): DeskTask['transfer'] {
  return { from, ...(note === undefined ? {} : { note }) };
}
