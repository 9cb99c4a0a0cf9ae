import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type, type Static } from '@sinclair/typebox';
import { CccError, PATHS, type CannedRepliesResponse, type CannedReply } from '@ccc/protocol';
import {
  cannedReplyImportSchema,
  cannedReplyRequestSchema,
  cannedReplyTextSchema,
} from '@ccc/protocol/schema';
import type { ServiceContext } from '../context';
import { requireLogin } from '../login/bearer';
import type { AgentPerson } from '../login/person';
import {
  addReplies,
  columnsOf,
  repliesOf,
  requireReply,
  requireScope,
  toReply,
} from './reply-records';

/** 200 replies of 4000 characters, in the longest UTF-8 there is. */
const IMPORT_MAX_BYTES = 4 * 1024 * 1024;
const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

/** 快捷回复: read by every agent; the shared ones kept by administrators, the own ones by each agent. */
export function cannedReplyRoutes(app: FastifyInstance, context: ServiceContext): void {
  const { db } = context.store;
  const schema = (summary: string) => ({
    summary,
    tags: ['canned replies'],
    security: [{ bearer: [] }],
  });
  const requireAgent = async (request: FastifyRequest): Promise<AgentPerson> => {
    const { person } = await requireLogin(context, request);
    if (person.kind !== 'agent') throw new CccError('auth.forbidden');
    return person;
  };

  app.get(
    PATHS.cannedReplies,
    { schema: schema('Canned replies: the shared and the own') },
    async (request): Promise<CannedRepliesResponse> => ({
      replies: await repliesOf(db, await requireAgent(request)),
    }),
  );

  app.post<{ Body: Static<typeof cannedReplyRequestSchema> }>(
    PATHS.cannedReplies,
    { schema: { ...schema('Keep a canned reply'), body: cannedReplyRequestSchema } },
    async (request, reply): Promise<CannedReply> => {
      const person = await requireAgent(request);
      const { scope, ...text } = request.body;
      requireScope(person, scope);
      const [made] = await addReplies(context, person, scope, [text]);
      void reply.code(201);
      return made!;
    },
  );

  app.post<{ Body: Static<typeof cannedReplyImportSchema> }>(
    `${PATHS.cannedReplies}/import`,
    {
      bodyLimit: IMPORT_MAX_BYTES,
      schema: { ...schema('Keep many canned replies, or none'), body: cannedReplyImportSchema },
    },
    async (request, reply): Promise<CannedRepliesResponse> => {
      const person = await requireAgent(request);
      const { scope, replies } = request.body;
      requireScope(person, scope);
      void reply.code(201);
      return { replies: await addReplies(context, person, scope, replies) };
    },
  );

  app.put<{ Params: Static<typeof params>; Body: Static<typeof cannedReplyTextSchema> }>(
    `${PATHS.cannedReplies}/:id`,
    { schema: { ...schema('Change a canned reply'), params, body: cannedReplyTextSchema } },
    async (request): Promise<CannedReply> => {
      const { id } = await requireReply(db, await requireAgent(request), request.params.id);
      const row = await db
        .updateTable('canned_replies')
        .set({ ...columnsOf(request.body), updated_at: context.now() })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirst();
      if (!row) throw new CccError('reply.unknown');
      return toReply(row);
    },
  );

  app.delete<{ Params: Static<typeof params> }>(
    `${PATHS.cannedReplies}/:id`,
    { schema: { ...schema('Remove a canned reply'), params } },
    async (request): Promise<Record<string, never>> => {
      const { id } = await requireReply(db, await requireAgent(request), request.params.id);
      await db.deleteFrom('canned_replies').where('id', '=', id).execute();
      return {};
    },
  );
}
