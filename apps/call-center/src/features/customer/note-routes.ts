import type { FastifyInstance } from 'fastify';
import { Type, type Static } from '@sinclair/typebox';
import { CccError, DESK_LIMITS, PATHS, type CustomerNote } from '@ccc/protocol';
import { noteRequestSchema } from '@ccc/protocol/schema';
import type { ServiceContext } from '../context';
import { customerParams, requireCustomer } from './customer-access';
import { addNote } from './note-records';

const noteParams = Type.Object({
  ...customerParams.properties,
  note: Type.String({ minLength: 1, maxLength: 64 }),
});

/** `POST …/notes` writes one down, `DELETE …/notes/:note` takes back what one wrote oneself. */
export function noteRoutes(app: FastifyInstance, context: ServiceContext): void {
  const { db } = context.store;
  app.post<{
    Params: Static<typeof customerParams>;
    Body: Static<typeof noteRequestSchema>;
  }>(
    `${PATHS.customers}/:id/notes`,
    {
      schema: {
        summary: 'Write something down about a customer',
        tags: ['customers'],
        security: [{ bearer: [] }],
        params: customerParams,
        body: noteRequestSchema,
      },
    },
    async (request, reply): Promise<CustomerNote> => {
      const { person, customer } = await requireCustomer(context, request);
      const note = await addNote(db, {
        id: context.newId(),
        customer: customer.id,
        author: person.id,
        text: request.body.text.trim(),
        at: context.now(),
      });
      if (!note) {
        throw new CccError('limit.reached', { params: { max: DESK_LIMITS.notesPerCustomer } });
      }
      void reply.code(201);
      return note;
    },
  );

  app.delete<{ Params: Static<typeof noteParams> }>(
    `${PATHS.customers}/:id/notes/:note`,
    {
      schema: {
        summary: 'Remove an own note; an administrator any',
        tags: ['customers'],
        security: [{ bearer: [] }],
        params: noteParams,
      },
    },
    async (request): Promise<Record<string, never>> => {
      const { person, customer } = await requireCustomer(context, request);
      const note = await db
        .selectFrom('customer_notes')
        .select(['id', 'author_id'])
        .where('id', '=', request.params.note)
        .where('customer_id', '=', customer.id)
        .executeTakeFirst();
      if (!note) throw new CccError('note.unknown');
      if (note.author_id !== person.id && person.role !== 'admin') {
        throw new CccError('auth.forbidden');
      }
      await db.deleteFrom('customer_notes').where('id', '=', note.id).execute();
      return {};
    },
  );
}
