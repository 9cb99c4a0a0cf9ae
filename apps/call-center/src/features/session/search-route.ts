import type { FastifyInstance } from 'fastify';
import type { Static } from '@sinclair/typebox';
import { CccError, PATHS, type SessionSearchResponse } from '@ccc/protocol';
import { sessionSearchQuerySchema } from '@ccc/protocol/schema';
import type { ServiceContext } from '../context';
import { requireLogin } from '../login/bearer';
import { searchSessions } from './search-sessions';

const DEFAULT_LIMIT = 20;

/** `GET /api/v1/sessions/search`: words in nicknames and messages of what the agent may see. */
export function sessionSearchRoute(app: FastifyInstance, context: ServiceContext): void {
  app.get<{ Querystring: Static<typeof sessionSearchQuerySchema> }>(
    PATHS.sessionSearch,
    {
      schema: {
        summary: 'Sessions whose customer or messages hold these words, the newest first',
        tags: ['sessions'],
        security: [{ bearer: [] }],
        querystring: sessionSearchQuerySchema,
      },
    },
    async (request): Promise<SessionSearchResponse> => {
      const { person } = await requireLogin(context, request);
      if (person.kind !== 'agent') throw new CccError('auth.forbidden');
      const { q, before, limit = DEFAULT_LIMIT } = request.query;
      return searchSessions(context, person, { words: q.trim(), before, limit });
    },
  );
}
