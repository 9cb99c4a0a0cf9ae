import { asId, type AgentId, type AgentStatus, type BookedStatus } from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import type { AgentState } from '../../domain';
import type { Database } from '../../store/tables';

/** Held by sessions in these stages: a row is active or ended as the machine of agents counts. */
const IN_HAND = ['active', 'ended'] as const;

/** An agent within a transaction that holds the row. */
export interface LockedAgent {
  id: AgentId;
  state: AgentState;
  /** Milliseconds since 1970. */
  leaseUntil: number;
}

/**
 * Locks agents' rows to the end of the transaction and reads their states.
 * Whoever also writes to sessions locks the agents first, so that no two wait for each other.
 */
export async function lockAgents(
  trx: Kysely<Database>,
  ids: readonly AgentId[],
): Promise<Map<AgentId, LockedAgent>> {
  const rows = await trx
    .selectFrom('agents')
    .select(['id', 'status', 'status_reason', 'booked', 'lease_until'])
    .where('id', '=', sql<string>`any(${ids}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  // A statement of its own: only after the lock is what others committed seen.
  const hands = await readHands(trx, ids);
  return new Map(
    rows.map((row) => {
      const id = asId<AgentId>(row.id);
      const load = hands.get(id) ?? { active: 0, ended: 0, capacity: 1 };
      const status = row.status as AgentStatus;
      const booked = row.booked as BookedStatus | null;
      const state: AgentState =
        status === 'rest'
          ? { status, load, reason: row.status_reason ?? '' }
          : status === 'busy' || status === 'arrange'
            ? { status, load, booked }
            : { status, load };
      return [id, { id, state, leaseUntil: row.lease_until }];
    }),
  );
}

async function readHands(
  trx: Kysely<Database>,
  ids: readonly AgentId[],
): Promise<Map<AgentId, AgentState['load']>> {
  const { rows } = await sql<{ id: string; active: number; ended: number; capacity: number }>`
    select agents.id,
      count(sessions.id) filter (where sessions.stage = 'active') + (
        select count(*) from sessions as consulted
        where consulted.consult_agent_id = agents.id and consulted.consult_stage = 'joined'
      ) as active,
      count(sessions.id) filter (where sessions.stage = 'ended') as ended,
      coalesce((
        select max(skill_groups.capacity) from skill_groups
        join skill_group_members on group_id = skill_groups.id and agent_id = agents.id
      ), 1) as capacity
    from agents
    left join sessions on sessions.agent_id = agents.id
      and sessions.stage in (${sql.join(IN_HAND.map((stage) => sql.lit(stage)))})
    where agents.id = any(${ids}::text[])
    group by agents.id`.execute(trx);
  return new Map(
    rows.map(({ id, active, ended, capacity }) => [asId<AgentId>(id), { active, ended, capacity }]),
  );
}

/** Writes a new state; `since` moves only when the status or its reason does. */
export async function saveAgent(
  trx: Kysely<Database>,
  { id, state: before }: LockedAgent,
  after: AgentState,
  now: number,
): Promise<void> {
  const reason = after.status === 'rest' ? after.reason : null;
  const wasReason = before.status === 'rest' ? before.reason : null;
  const booked = 'booked' in after ? after.booked : null;
  const isNew = before.status !== after.status || wasReason !== reason;
  await trx
    .updateTable('agents')
    .set({
      status: after.status,
      status_reason: reason,
      booked: booked === null ? null : JSON.stringify(booked),
      ...(isNew ? { status_since: now } : {}),
    })
    .where('id', '=', id)
    .execute();
}
