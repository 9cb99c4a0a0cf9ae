import type { FastifyInstance } from 'fastify';
import type { Static } from '@sinclair/typebox';
import { PATHS, type CustomerProfile } from '@ccc/protocol';
import type { ServiceContext } from '../context';
import { cardOf } from '../login/customer-records';
import { blockOf } from './blocked';
import { customerParams, requireCustomer } from './customer-access';
import { notesOf } from './note-records';
import { tagsOf } from './tag-routes';

const OPENID_TAIL = 6;

/** `GET /api/v1/customers/:id`: what the desk knows of a customer. */
export function profileOfCustomerRoute(app: FastifyInstance, context: ServiceContext): void {
  app.get<{ Params: Static<typeof customerParams> }>(
    `${PATHS.customers}/:id`,
    {
      schema: {
        summary: 'A customer with tags, notes and block',
        tags: ['customers'],
        security: [{ bearer: [] }],
        params: customerParams,
      },
    },
    async (request): Promise<CustomerProfile> => {
      const { customer } = await requireCustomer(context, request);
      const { db } = context.store;
      const block = await blockOf(db, customer.id);
      return {
        customer: cardOf(customer),
        openidTail: customer.openid.slice(-OPENID_TAIL),
        firstSeenAt: customer.created_at,
        tags: await tagsOf(db, customer.id),
        notes: await notesOf(db, customer.id),
        ...(block ? { block } : {}),
      };
    },
  );
}
