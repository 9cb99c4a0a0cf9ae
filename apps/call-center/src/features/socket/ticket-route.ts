import type { FastifyInstance } from 'fastify';
import { PATHS, type SocketTicketResponse } from '@ccc/protocol';
import { socketTicketResponseSchema } from '@ccc/protocol/schema';
import type { ServiceContext } from '../context';
import { requireLogin } from '../login/bearer';
import { issueTicket } from './tickets';

/** `POST /api/v1/socket-tickets` */
export function socketTicketRoute(
  app: FastifyInstance,
  context: ServiceContext,
  publicUrl: string | undefined,
): void {
  app.post(
    PATHS.socketTickets,
    {
      schema: {
        summary: 'A ticket that opens one socket, once',
        tags: ['login'],
        security: [{ bearer: [] }],
        response: { 200: socketTicketResponseSchema },
      },
    },
    async (request): Promise<SocketTicketResponse> => {
      const credentials = await requireLogin(context, request);
      const base = publicUrl ?? `${request.protocol}://${request.host}`;
      return {
        ...(await issueTicket(context, credentials)),
        url: `${base.replace(/\/$/, '').replace(/^http/, 'ws')}${PATHS.socket}`,
      };
    },
  );
}
