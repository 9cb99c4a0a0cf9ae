import { Type, type Static } from '@sinclair/typebox';
import { CccError, PATHS } from '@ccc/protocol';
import type { FastifyInstance } from 'fastify';
import type { ServiceContext } from '../context';
import type { CallRooms } from './call-rooms';
import { requireLeg } from './require-leg';

const SDP = 'application/sdp';
const params = Type.Object({ leg: Type.String({ minLength: 20, maxLength: 128 }) });

/**
 * `POST /api/v1/media/legs/:leg`: an SDP offer, answered at once by the whole answer; `DELETE` leaves.
 * The shape is WHIP's (RFC 9725), without trickling. Whoever has the ticket is in: no token is asked.
 */
export function legRoute(
  app: FastifyInstance,
  context: ServiceContext,
  rooms: CallRooms | null,
): void {
  app.addContentTypeParser(SDP, { parseAs: 'string' }, (_request, body, done) => done(null, body));
  const schema = { tags: ['calls'], params };

  app.post<{ Params: Static<typeof params>; Body: unknown }>(
    `${PATHS.mediaLegs}/:leg`,
    { schema: { ...schema, summary: 'Join a call: SDP offer in, answer out', consumes: [SDP] } },
    async (request, reply) => {
      if (!rooms) throw new CccError('media.off');
      const { leg, state } = await requireLeg(context, request.params.leg);
      const { body } = request;
      if (typeof body !== 'string' || !body.startsWith('v=0')) {
        throw new CccError('media.badOffer', { params: { problem: 'no SDP' } });
      }
      const answer = await rooms.enter(leg, state, body);
      return reply
        .code(201)
        .header('location', `${PATHS.mediaLegs}/${request.params.leg}`)
        .type(SDP)
        .send(answer);
    },
  );

  app.delete<{ Params: Static<typeof params> }>(
    `${PATHS.mediaLegs}/:leg`,
    { schema: { ...schema, summary: 'Leave a call' } },
    async (request, reply) => {
      rooms?.leave((await requireLeg(context, request.params.leg)).leg);
      return reply.code(204).send();
    },
  );
}
