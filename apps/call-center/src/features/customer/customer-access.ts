import type { FastifyRequest } from 'fastify';
import { Type, type TObject, type TString } from '@sinclair/typebox';
import { CccError } from '@ccc/protocol';
import type { Selectable } from 'kysely';
import type { CustomersTable } from '../../store/tables';
import type { ServiceContext } from '../context';
import { requireLogin } from '../login/bearer';
import type { AgentPerson } from '../login/person';
import { leftFor } from '../session/left-messages';

export const customerParams: TObject<{ id: TString }> = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 64 }),
});

export interface KnownCustomer {
  person: AgentPerson;
  customer: Selectable<CustomersTable>;
}

/**
 * Who asks, and the customer they ask about. An agent knows a customer of whom they have, had or are
 * offered a session, or whose left message they may see to; an administrator every customer of the instance. Others are unknown.
 * @throws CccError `auth.tokenExpired`, `auth.forbidden` to customers, `customer.unknown`
 */
export async function requireCustomer(
  context: ServiceContext,
  request: FastifyRequest<{ Params: { id: string } }>,
): Promise<KnownCustomer> {
  const { person } = await requireLogin(context, request);
  if (person.kind !== 'agent') throw new CccError('auth.forbidden');
  const customer = await context.store.db
    .selectFrom('customers')
    .selectAll()
    .where('id', '=', request.params.id)
    .where('sdk_app_id', '=', person.sdkAppId)
    .$if(person.role !== 'admin', (query) =>
      query.where(({ or, eb, exists, selectFrom }) =>
        or([
          exists(
            selectFrom('sessions')
              .select('sessions.id')
              .whereRef('sessions.customer_id', '=', 'customers.id')
              .where('sessions.agent_id', '=', person.id),
          ),
          eb('customers.id', 'in', leftFor(context, person).select('sessions.customer_id')),
        ]),
      ),
    )
    .executeTakeFirst();
  if (!customer) throw new CccError('customer.unknown');
  return { person, customer };
}
