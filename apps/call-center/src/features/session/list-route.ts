import type { FastifyInstance } from 'fastify';
import type { Static } from '@sinclair/typebox';
import { PATHS, type SessionListResponse } from '@ccc/protocol';
import { sessionListQuerySchema } from '@ccc/protocol/schema';
import type { ServiceContext } from '../context';
import { requireLogin } from '../login/bearer';
import { listItemOf, visibleSessions } from './visible-sessions';

const DEFAULT_LIMIT = 20;

/** `GET /api/v1/sessions`: the sessions that this person may see, the newest first. */
export function sessionListRoute(app: FastifyInstance, context: ServiceContext): void {
  app.get<{ Querystring: Static<typeof sessionListQuerySchema> }>(
    PATHS.sessions,
    {
      schema: {
        summary: 'Sessions, the newest first',
        tags: ['sessions'],
        security: [{ bearer: [] }],
        querystring: sessionListQuerySchema,
      },
    },
    async (request): Promise<SessionListResponse> => {
      const { person } = await requireLogin(context, request);
      const { before, limit = DEFAULT_LIMIT, ended = false } = request.query;
      const rows = await visibleSessions(context, person, before)
        .$if(ended, (query) => query.where('stage', 'in', ['ended', 'completed']))
        .limit(limit)
        .execute();
      return { sessions: rows.map(listItemOf) };
    },
  );
}
