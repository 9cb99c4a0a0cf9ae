import type { FastifyInstance } from 'fastify';
import { Type, type Static } from '@sinclair/typebox';
import { PATHS, type CustomerPagesResponse } from '@ccc/protocol';
import { addressOf } from '../../config/customer-pages';
import type { ServiceContext } from '../context';
import { customerParams, requireCustomer } from './customer-access';

const query = Type.Object({ session: Type.Optional(Type.String({ maxLength: 64 })) });

/**
 * `GET /api/v1/customers/:id/pages`: the configured pages, filled in here, so that an openid leaves the
 * service only where its owner has asked for that.
 */
export function pagesRoute(app: FastifyInstance, context: ServiceContext): void {
  app.get<{ Params: Static<typeof customerParams>; Querystring: Static<typeof query> }>(
    `${PATHS.customers}/:id/pages`,
    {
      schema: {
        summary: 'Pages of others beside a conversation with this customer',
        tags: ['customers'],
        security: [{ bearer: [] }],
        params: customerParams,
        querystring: query,
      },
    },
    async (request): Promise<CustomerPagesResponse> => {
      const { customer } = await requireCustomer(context, request);
      const values = {
        customerId: customer.id,
        openid: customer.openid,
        nickname: customer.nickname,
        sessionId: request.query.session ?? '',
      };
      return {
        pages: context.customerPages.map((page) => ({
          title: page.title,
          url: addressOf(page, values),
        })),
      };
    },
  );
}
