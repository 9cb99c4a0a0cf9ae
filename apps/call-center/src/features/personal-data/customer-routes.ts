import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from '@sinclair/typebox';
import { CccError, PATHS } from '@ccc/protocol';
import type { ServiceContext } from '../context';
import { requireAdmin } from '../login/require-admin';
import { deleteCustomer, type DeletionServices } from './delete-customer';
import { exportCustomer } from './export-customer';
import { findCustomer } from './find-customer';

/** A customer's id, or their openid. */
const params = Type.Object({ key: Type.String({ minLength: 1, maxLength: 128 }) });
type Request = { Params: Static<typeof params> };

const deleted = Type.Object({
  existed: Type.Boolean(),
  sessions: Type.Integer(),
  events: Type.Integer(),
  files: Type.Integer(),
});

/** What an administrator does at a customer's request: hand out what is kept of them, and remove it. */
export function customerDataRoutes(
  app: FastifyInstance,
  context: ServiceContext,
  services: Pick<DeletionServices, 'engine' | 'gateway'>,
): void {
  const security = [{ bearer: [] }];

  app.get<Request>(
    `${PATHS.adminCustomers}/:key/export`,
    { schema: { summary: 'Everything kept of a customer', tags: ['admin'], security, params } },
    async (request, reply) => {
      const admin = await requireAdmin(context, request);
      const row = await findCustomer(context, admin.sdkAppId, request.params.key);
      if (!row) throw new CccError('customer.unknown');
      const audit = { audit: 'customer.export', by: admin.id, customer: row.id };
      context.log.info(audit, 'a customer was exported');
      return reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', `attachment; filename="customer-${row.id}.json"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(exportCustomer(context, row)));
    },
  );

  app.delete<Request>(
    `${PATHS.adminCustomers}/:key`,
    {
      schema: {
        summary: 'Remove a customer and everything kept of them',
        tags: ['admin'],
        security,
        params,
        response: { 200: deleted },
      },
    },
    async (request): Promise<Static<typeof deleted>> => {
      const admin = await requireAdmin(context, request);
      const row = await findCustomer(context, admin.sdkAppId, request.params.key);
      if (!row) return { existed: false, sessions: 0, events: 0, files: 0 };
      const done = await deleteCustomer({ context, ...services }, row.id);
      const audit = { audit: 'customer.delete', by: admin.id, customer: row.id, ...done };
      context.log.info(audit, 'a customer was deleted');
      return { existed: true, ...done };
    },
  );
}
