import type { FastifyInstance } from 'fastify';
import { Type, type Static } from '@sinclair/typebox';
import { CccError, PATHS, asId, type SessionEventsResponse, type SessionId } from '@ccc/protocol';
import { eventsQuerySchema } from '@ccc/protocol/schema';
import { readEvents, readLandmarks, type LoggedEvent } from '../../store/event-reader';
import type { ServiceContext } from '../context';
import { requireLogin } from '../login/bearer';
import { eventFor } from './event-for';
import { findReadable } from './session-access';

const DEFAULT_LIMIT = 100;
const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

/** `GET /api/v1/sessions/:id/events`: the log of a session, page by page. */
export function sessionEventsRoute(app: FastifyInstance, context: ServiceContext): void {
  app.get<{ Params: Static<typeof params>; Querystring: Static<typeof eventsQuerySchema> }>(
    `${PATHS.sessions}/:id/events`,
    {
      schema: {
        summary: 'The events of a session, in order',
        tags: ['sessions'],
        security: [{ bearer: [] }],
        params,
        querystring: eventsQuerySchema,
      },
    },
    async (request): Promise<SessionEventsResponse> => {
      const { person } = await requireLogin(context, request);
      const session = asId<SessionId>(request.params.id);
      const found = await findReadable(context, person, session);
      if (!found) throw new CccError('session.unknown');
      const { after = 0, limit = DEFAULT_LIMIT, landmarks = false } = request.query;
      const { db } = context.store;
      const page = await readEvents(db, session, after, limit);
      const tell = (logged: LoggedEvent) => eventFor(person, logged, context);
      return {
        session,
        events: page.map(tell),
        lastSeq: found.lastSeq,
        ...(landmarks ? { landmarks: (await readLandmarks(db, session, after)).map(tell) } : {}),
      };
    },
  );
}
