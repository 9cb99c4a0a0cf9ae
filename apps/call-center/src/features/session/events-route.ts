import type { FastifyInstance } from 'fastify';
import { Type, type Static } from '@sinclair/typebox';
import { CccError, PATHS, asId, type SessionEventsResponse, type SessionId } from '@ccc/protocol';
import { eventsQuerySchema } from '@ccc/protocol/schema';
import { redactFor } from '../../domain';
import { readEvents, type LoggedEvent } from '../../store/event-reader';
import type { ServiceContext } from '../context';
import { requireLogin } from '../login/bearer';
import { personKey, type Person } from '../login/person';
import { findVisible } from './session-access';

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
      const found = await findVisible(context, person, session);
      if (!found) throw new CccError('session.unknown');
      const { after = 0, limit = DEFAULT_LIMIT } = request.query;
      const page = await readEvents(context.store.db, session, after, limit);
      return {
        session,
        events: page.map((logged) => eventFor(person, logged, context)),
        lastSeq: found.lastSeq,
      };
    },
  );
}

function eventFor(
  person: Person,
  { event, sender }: LoggedEvent,
  { fileLinks }: ServiceContext,
): LoggedEvent['event'] {
  const seen = fileLinks.withLinks(redactFor(event, person));
  if (sender === personKey(person)) return seen;
  const { command: _command, ...rest } = seen;
  return rest;
}
