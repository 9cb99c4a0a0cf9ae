import { CccError, asId, type AgentId, type CustomerBlock, type SessionId } from '@ccc/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../../store/tables';
import type { ServiceContext } from '../context';
import type { Person } from '../login/person';
import type { SessionEngine } from '../session/session-engine';

/** What keeps a customer out, if anything does. */
export async function blockOf(
  db: Kysely<Database>,
  customer: string,
): Promise<CustomerBlock | null> {
  const row = await db
    .selectFrom('customer_blocks')
    .innerJoin('agents', 'agents.id', 'customer_blocks.agent_id')
    .select(['reason', 'customer_blocks.created_at', 'agent_id', 'nickname'])
    .where('customer_id', '=', customer)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const by = { id: asId<AgentId>(row.agent_id), nickname: row.nickname };
  return { reason: row.reason, at: row.created_at, by };
}

/** @throws CccError `customer.blocked` */
export async function requireWelcome({ store }: ServiceContext, customer: string): Promise<void> {
  if (await blockOf(store.db, customer)) throw new CccError('customer.blocked');
}

/**
 * The same for a session that was just begun: a block that came between is not there for nothing.
 * @throws CccError `customer.blocked`, after the session has been ended
 */
export async function requireWelcomeIn(
  context: ServiceContext,
  engine: SessionEngine,
  customer: string,
  session: SessionId,
): Promise<void> {
  if (!(await blockOf(context.store.db, customer))) return;
  await endLive(engine, session);
  throw new CccError('customer.blocked');
}

/** A blocked customer's sessions have all been ended: to them, that is why they cannot write. */
export async function whyClosed(
  context: ServiceContext,
  person: Person,
  error: unknown,
): Promise<never> {
  const isClosed = error instanceof CccError && error.code === 'session.closed';
  if (isClosed && person.kind === 'customer') await requireWelcome(context, person.id);
  throw error;
}

/** Ends a session for whoever serves it, else in the name of the house; one that is over stays as it is. */
export async function endLive(
  engine: SessionEngine,
  session: SessionId,
  by?: AgentId,
): Promise<void> {
  try {
    await engine.run({
      session,
      ask: ({ state }) => ({
        name: 'session.end',
        actor:
          by && state.stage === 'active' && state.service.agent.id === by
            ? { kind: 'agent', id: by }
            : { kind: 'system' },
      }),
    });
  } catch (error) {
    if (!(error instanceof CccError) || error.code !== 'session.closed') throw error;
  }
}
