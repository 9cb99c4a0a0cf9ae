import { CccError } from '@ccc/protocol';
import type { FastifyInstance } from 'fastify';
import { isFromTrtc, readRoomEvent } from '../../../media/trtc/room-event';
import { seatOf } from '../../../media/trtc/trtc-tickets';
import { noteInRoom } from '../../../store/call-legs';
import type { ServiceContext } from '../../context';

/** The address of the 事件回调 of the TRTC application. */
export const TRTC_EVENTS_PATH = '/api/v1/trtc/events';

/** Takes what TRTC tells of its rooms: who came, who left. Everything else is none of ours. */
export async function trtcEventsRoute(
  app: FastifyInstance,
  { store, now }: ServiceContext,
  callbackKey: string,
): Promise<void> {
  await app.register(async (scope) => {
    // The signature is of the very bytes.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    scope.post<{ Body: string }>(
      TRTC_EVENTS_PATH,
      { schema: { hide: true } },
      async ({ body, headers }) => {
        const { sign } = headers;
        if (typeof sign !== 'string' || !isFromTrtc(callbackKey, body, sign)) {
          throw new CccError('auth.forbidden');
        }
        const event = readRoomEvent(body);
        const seat = event && seatOf(event.strRoomId, event.userId);
        if (event && seat) await noteInRoom(store.db, { ...seat, ...event, seenAt: now() });
        // Anything else would be said again.
        return { code: 0 };
      },
    );
  });
}
