import type { FastifyInstance } from 'fastify';
import { Type, type Static } from '@sinclair/typebox';
import {
  CccError,
  PATHS,
  asId,
  type LeftMessageItem,
  type LeftMessagesResponse,
  type SessionId,
} from '@ccc/protocol';
import { leftMessagesQuerySchema } from '@ccc/protocol/schema';
import type { ServiceContext } from '../context';
import { requireLogin } from '../login/bearer';
import { actorOf } from '../login/person';
import { countOpen, leftMessages, mayHandle } from './left-messages';
import type { SessionEngine } from './session-engine';

const DEFAULT_LIMIT = 20;
const params = Type.Object({ session: Type.String({ minLength: 1, maxLength: 64 }) });

/** `GET /api/v1/left-messages` and `POST …/:session/handled`: 留言, and who has seen to it. */
export function leftMessageRoutes(
  app: FastifyInstance,
  context: ServiceContext,
  engine: SessionEngine,
): void {
  app.get<{ Querystring: Static<typeof leftMessagesQuerySchema> }>(
    PATHS.leftMessages,
    {
      schema: {
        summary: 'Messages that customers left, the newest first',
        tags: ['sessions'],
        security: [{ bearer: [] }],
        querystring: leftMessagesQuerySchema,
      },
    },
    async (request): Promise<LeftMessagesResponse> => {
      const { person } = await requireLogin(context, request);
      if (person.kind !== 'agent') throw new CccError('auth.forbidden');
      const { handled = false, before, limit = DEFAULT_LIMIT } = request.query;
      return {
        messages: await leftMessages(context, person, { handled, before, limit }),
        open: await countOpen(context, person),
      };
    },
  );

  app.post<{ Params: Static<typeof params> }>(
    `${PATHS.leftMessages}/:session/handled`,
    {
      schema: {
        summary: 'Say that one has seen to a left message',
        tags: ['sessions'],
        security: [{ bearer: [] }],
        params,
      },
    },
    async (request): Promise<NonNullable<LeftMessageItem['left']['handled']>> => {
      const { person } = await requireLogin(context, request);
      if (person.kind !== 'agent') throw new CccError('auth.forbidden');
      const session = asId<SessionId>(request.params.session);
      if (!(await mayHandle(context, person, session))) throw new CccError('session.unknown');
      await engine.run({
        session,
        ask: () => ({ name: 'message.handle', actor: actorOf(person) }),
      });
      const [item] = await leftMessages(context, person, {
        handled: true,
        session,
        limit: 1,
      });
      if (!item?.left.handled) throw new CccError('session.unknown');
      return item.left.handled;
    },
  );
}
