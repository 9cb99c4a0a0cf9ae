import type { FastifyInstance } from 'fastify';
import { PATHS } from '@ccc/protocol';
import type { ServiceContext } from '../context';
import type { Gateway } from '../socket/gateway';
import { requireLogin } from './bearer';
import { personKey } from './person';

/** `POST /api/v1/logout`: the token is nothing from now on, and what it opened is closed. */
export function logoutRoute(
  app: FastifyInstance,
  context: ServiceContext,
  gateway: Pick<Gateway, 'logOut'>,
): void {
  app.post(
    PATHS.logout,
    { schema: { summary: 'Log out', tags: ['login'], security: [{ bearer: [] }] } },
    async (request) => {
      const { person, tokenHash } = await requireLogin(context, request);
      const { db } = context.store;
      await db.deleteFrom('tickets').where('token_hash', '=', tokenHash).execute();
      await db.deleteFrom('tokens').where('token_hash', '=', tokenHash).execute();
      gateway.logOut(personKey(person), tokenHash);
      return {};
    },
  );
}
