import type { FastifyInstance } from 'fastify';
import { agentLoginRoute } from './agent/agent-login-route';
import type { Features } from './assemble';
import type { ServiceContext } from './context';
import { downloadRoute } from './files/download-route';
import { uploadRoute } from './files/upload-route';
import { healthRoute } from './http/health-route';
import { customerLoginRoute } from './login/customer-login-route';
import { logoutRoute } from './login/logout-route';
import { meRoute } from './login/me-route';
import { profileRoute } from './login/profile-route';
import { whyRoute } from './routing/why-route';
import { sessionEventsRoute } from './session/events-route';
import { sessionListRoute } from './session/list-route';
import { socketTicketRoute } from './socket/ticket-route';

/** Every HTTP route of the service. */
export async function registerRoutes(
  app: FastifyInstance,
  context: ServiceContext,
  { gateway, weChatLogin }: Features,
  publicUrl: string | undefined,
): Promise<void> {
  healthRoute(app, context);
  customerLoginRoute(app, context, weChatLogin);
  agentLoginRoute(app, context);
  meRoute(app, context);
  profileRoute(app, context);
  logoutRoute(app, context, gateway);
  socketTicketRoute(app, context, publicUrl);
  sessionListRoute(app, context);
  sessionEventsRoute(app, context);
  whyRoute(app, context);
  await uploadRoute(app, context);
  downloadRoute(app, context);
}
