import type { FastifyInstance } from 'fastify';
import type { Static } from '@sinclair/typebox';
import { PATHS, type SessionListResponse } from '@ccc/protocol';
import { sessionListQuerySchema } from '@ccc/protocol/schema';
import type { ServiceContext } from '../context';
import { listItemOf, sessionsOf } from '../session/visible-sessions';
import { customerParams, requireCustomer } from './customer-access';

const DEFAULT_LIMIT = 20;

/**
 * `GET /api/v1/customers/:id/sessions`: what has been with this customer, the newest first. An agent
 * sees their own sessions and those of the groups they are in.
 */
export function customerHistoryRoute(app: FastifyInstance, context: ServiceContext): void {
  app.get<{
    Params: Static<typeof customerParams>;
    Querystring: Static<typeof sessionListQuerySchema>;
  }>(
    `${PATHS.customers}/:id/sessions`,
    {
      schema: {
        summary: 'Ended sessions of a customer, the newest first',
        tags: ['customers'],
        security: [{ bearer: [] }],
        params: customerParams,
        querystring: sessionListQuerySchema,
      },
    },
    async (request): Promise<SessionListResponse> => {
      const { person, customer } = await requireCustomer(context, request);
      const { before, limit = DEFAULT_LIMIT } = request.query;
      const rows = await sessionsOf(context, person.sdkAppId, before)
        .where('customer_id', '=', customer.id)
        .where('stage', 'in', ['ended', 'completed'])
        .$if(person.role !== 'admin', (query) =>
          query.where((eb) =>
            eb.or([
              eb('agent_id', '=', person.id),
              eb(
                'group_id',
                'in',
                eb
                  .selectFrom('skill_group_members as member')
                  .select('member.group_id')
                  .where('member.agent_id', '=', person.id),
              ),
            ]),
          ),
        )
        .limit(limit)
        .execute();
      return { sessions: rows.map(listItemOf) };
    },
  );
}
