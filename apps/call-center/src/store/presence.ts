import { asId, type AgentId } from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from './tables';

/**
 * Prolongs the presence of agents whose sockets a node has, in one statement. Never shortens it, and
 * never brings back one who has gone offline.
 */
export async function renewLeases(
  db: Kysely<Database>,
  agents: readonly AgentId[],
  leaseUntil: number,
): Promise<void> {
  if (agents.length === 0) return;
  await db
    .updateTable('agents')
    .set({ lease_until: leaseUntil })
    .where('id', '=', sql<string>`any(${agents}::text[])`)
    .where('status', '<>', 'offline')
    .where('lease_until', '<', leaseUntil)
    .execute();
}

/** Agents who are gone without a word: their status says here, their lease has run out. */
export async function expiredLeases(db: Kysely<Database>, now: number): Promise<AgentId[]> {
  const rows = await db
    .selectFrom('agents')
    .select('id')
    .where('status', '<>', 'offline')
    .where('lease_until', '<=', now)
    .orderBy('lease_until')
    .execute();
  return rows.map((row) => asId<AgentId>(row.id));
}
