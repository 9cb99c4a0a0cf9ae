import type { FastifyInstance } from 'fastify';
import { CccError, PATHS, type MeResponse } from '@ccc/protocol';
import { agentProfile, findAgent } from '../agent/agent-profile';
import type { ServiceContext } from '../context';
import { requireLogin } from './bearer';
import type { Credentials } from './credentials';
import { cardOf } from './customer-records';

/** `GET /api/v1/me`: whether a login still holds, and whose it is. */
export function meRoute(app: FastifyInstance, context: ServiceContext): void {
  app.get(
    PATHS.me,
    { schema: { summary: 'Who is logged in', tags: ['login'], security: [{ bearer: [] }] } },
    async (request) => describe(context, await requireLogin(context, request)),
  );
}

async function describe(
  context: ServiceContext,
  { person, expiresAt }: Credentials,
): Promise<MeResponse> {
  if (person.kind === 'customer') {
    const row = await context.store.db
      .selectFrom('customers')
      .selectAll()
      .where('id', '=', person.id)
      .executeTakeFirst();
    if (!row) throw new CccError('auth.tokenExpired');
    return { kind: 'customer', id: person.id, customer: cardOf(row), expiresAt };
  }
  const row = await findAgent(context, 'id', person.id, person.sdkAppId);
  if (!row) throw new CccError('auth.tokenExpired');
  return { kind: 'agent', id: person.id, agent: agentProfile(row), expiresAt };
}
