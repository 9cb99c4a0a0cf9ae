import type { FastifyInstance } from 'fastify';
import type { Static } from '@sinclair/typebox';
import { CccError, PATHS, type CustomerCard } from '@ccc/protocol';
import { customerCardSchema, profileRequestSchema } from '@ccc/protocol/schema';
import type { ServiceContext } from '../context';
import { requireLogin } from './bearer';
import { cardOf, updateProfile } from './customer-records';

/** `POST /api/v1/customer/profile`: what the avatar and nickname inputs of a mini-program gave. */
export function profileRoute(app: FastifyInstance, context: ServiceContext): void {
  app.post<{ Body: Static<typeof profileRequestSchema> }>(
    PATHS.profile,
    {
      schema: {
        summary: "Change the customer's nickname or avatar",
        tags: ['login'],
        security: [{ bearer: [] }],
        body: profileRequestSchema,
        response: { 200: customerCardSchema },
      },
    },
    async (request): Promise<CustomerCard> => {
      const { person } = await requireLogin(context, request);
      if (person.kind !== 'customer') throw new CccError('auth.forbidden');
      return cardOf(await updateProfile(context, person.id, request.body));
    },
  );
}
