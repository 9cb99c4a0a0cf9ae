import { RATING_LIMITS, asId, type SessionId } from '@ccc/protocol';
import { sql, type Kysely } from 'kysely';
import type { Database } from './tables';

/** The customer's latest session of this flow that an agent served, if it can still be rated. */
export async function findUnrated(
  db: Kysely<Database>,
  customer: string,
  flow: string,
  now: number,
): Promise<SessionId | null> {
  const row = await db
    .selectFrom('sessions')
    .select(['id', sql<unknown>`state -> 'rating'`.as('rating')])
    .where('customer_id', '=', customer)
    .where('flow_id', '=', flow)
    .where('accepted_at', 'is not', null)
    .where('ended_at', '>=', now - RATING_LIMITS.openMs)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && isOpen(row.rating) ? asId<SessionId>(row.id) : null;
}

/** A client asks by itself only where the flow says so, or where somebody has asked before. */
function isOpen(rating: unknown): boolean {
  if (typeof rating !== 'object' || rating === null) return false;
  const { mode, isInvited, score } = rating as Record<string, unknown>;
  return score === null && (mode === 'afterEnd' || isInvited === true);
}
