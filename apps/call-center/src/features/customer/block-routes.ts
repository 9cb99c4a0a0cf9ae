import type { FastifyInstance } from 'fastify';
import type { Static } from '@sinclair/typebox';
import { CccError, PATHS, asId, type CustomerBlock } from '@ccc/protocol';
import { blockRequestSchema } from '@ccc/protocol/schema';
import { storableText } from '../../store/json-text';
import type { ServiceContext } from '../context';
import type { SessionEngine } from '../session/session-engine';
import { blockOf, endLive } from './blocked';
import { customerParams, requireCustomer, type KnownCustomer } from './customer-access';

/** `POST …/block` 拉黑, `DELETE …/block` lets the customer in again. */
export function blockRoutes(
  app: FastifyInstance,
  context: ServiceContext,
  engine: SessionEngine,
): void {
  const { db } = context.store;
  const security = [{ bearer: [] }];
  app.post<{ Params: Static<typeof customerParams>; Body: Static<typeof blockRequestSchema> }>(
    `${PATHS.customers}/:id/block`,
    {
      schema: {
        summary: 'Block a customer and end what they have open',
        tags: ['customers'],
        security,
        params: customerParams,
        body: blockRequestSchema,
      },
    },
    async (request): Promise<CustomerBlock> => {
      const known = await requireCustomer(context, request);
      const { person, customer } = known;
      await requireNoColleague(context, known);
      await db
        .insertInto('customer_blocks')
        .values({
          id: context.newId(),
          customer_id: customer.id,
          agent_id: person.id,
          reason: storableText(request.body.reason).trim(),
          created_at: context.now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      // After the commit: whoever opens a session from now on finds the block themselves.
      for (const { id } of await liveSessions(context, customer.id)) {
        await endLive(engine, asId(id), person.id);
      }
      const block = await blockOf(db, customer.id);
      if (!block) throw new CccError('customer.unknown');
      return block;
    },
  );

  app.delete<{ Params: Static<typeof customerParams> }>(
    `${PATHS.customers}/:id/block`,
    {
      schema: {
        summary: 'Lift a block: who made it, or an administrator',
        tags: ['customers'],
        security,
        params: customerParams,
      },
    },
    async (request): Promise<Record<string, never>> => {
      const { person, customer } = await requireCustomer(context, request);
      const block = await blockOf(db, customer.id);
      if (!block) return {};
      if (person.role !== 'admin' && block.by.id !== person.id) {
        throw new CccError('auth.forbidden');
      }
      await db
        .updateTable('customer_blocks')
        .set({ lifted_at: context.now(), lifted_by: person.id })
        .where('customer_id', '=', customer.id)
        .where('lifted_at', 'is', null)
        .execute();
      return {};
    },
  );
}

/** Whoever has served the customer once may not break into a colleague's conversation. */
async function requireNoColleague(
  context: ServiceContext,
  { person, customer }: KnownCustomer,
): Promise<void> {
  if (person.role === 'admin') return;
  const live = await liveSessions(context, customer.id);
  if (live.some(({ stage, agent_id: agent }) => stage === 'active' && agent !== person.id)) {
    throw new CccError('auth.forbidden');
  }
}

function liveSessions({ store }: ServiceContext, customer: string) {
  return store.db
    .selectFrom('sessions')
    .select(['id', 'stage', 'agent_id'])
    .where('customer_id', '=', customer)
    .where('stage', 'not in', ['ended', 'completed'])
    .execute();
}
