import { Type, type Static } from '@sinclair/typebox';
import { CccError, PATHS } from '@ccc/protocol';
import type { FastifyInstance } from 'fastify';
import type { CallState } from '../../domain/session-state';
import { findLeg, readCallSession, type Leg } from '../../store/call-legs';
import type { ServiceContext } from '../context';
import { hashSecret } from '../login/credentials';
import type { CallRooms } from './call-rooms';

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
      const leg = await legOf(context, request.params.leg);
      const { body } = request;
      if (typeof body !== 'string' || !body.startsWith('v=0')) {
        throw new CccError('media.badOffer', { params: { problem: 'no SDP' } });
      }
      const found = await readCallSession(context.store.db, leg.session);
      const call = found?.state.call;
      if (!found || call?.id !== leg.call || isOut(leg, call)) throw new CccError('media.legGone');
      const answer = await rooms.enter(leg, found.state, body);
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
      rooms?.leave(await legOf(context, request.params.leg));
      return reply.code(204).send();
    },
  );
}

/** A colleague's ticket is worth nothing once the consultation is over. */
function isOut({ role }: Leg, { consult }: CallState): boolean {
  return role === 'colleague' && consult?.name !== 'joined';
}

async function legOf({ store, now }: ServiceContext, secret: string): Promise<Leg> {
  const leg = await findLeg(store.db, hashSecret(secret), now());
  if (!leg) throw new CccError('media.legGone');
  return leg;
}
