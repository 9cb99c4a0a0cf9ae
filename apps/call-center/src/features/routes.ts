import type { FastifyInstance } from 'fastify';
import { agentLoginRoute } from './agent/agent-login-route';
import { directoryRoute } from './agent/directory-route';
import type { Features } from './assemble';
import { avatarRoutes } from './avatar/avatar-routes';
import type { ServiceContext } from './context';
import { legRoute } from './call/leg-route';
import { trtcEventsRoute } from './call/trtc/events-route';
import { blockRoutes } from './customer/block-routes';
import { customerHistoryRoute } from './customer/history-route';
import { noteRoutes } from './customer/note-routes';
import { pagesRoute } from './customer/pages-route';
import { profileOfCustomerRoute } from './customer/profile-of-customer-route';
import { tagRoutes } from './customer/tag-routes';
import { downloadRoute } from './files/download-route';
import { uploadRoute } from './files/upload-route';
import { healthRoute } from './http/health-route';
import { customerLoginRoute } from './login/customer-login-route';
import { logoutRoute } from './login/logout-route';
import { meRoute } from './login/me-route';
import { profileRoute } from './login/profile-route';
import { cannedReplyRoutes } from './replies/canned-reply-routes';
import { queueRoute } from './routing/queue-route';
import { customerDataRoutes } from './personal-data/customer-routes';
import { soundRoutes } from './sounds/sound-routes';
import { whyRoute } from './routing/why-route';
import { sessionEventsRoute } from './session/events-route';
import { leftMessageRoutes } from './session/left-message-routes';
import { sessionListRoute } from './session/list-route';
import { sessionSearchRoute } from './session/search-route';
import { socketTicketRoute } from './socket/ticket-route';

/** Every HTTP route of the service. */
export async function registerRoutes(
  app: FastifyInstance,
  context: ServiceContext,
  { gateway, engine, rooms, weChatLogin }: Features,
  publicUrl: string | undefined,
): Promise<void> {
  healthRoute(app, context);
  customerLoginRoute(app, context, weChatLogin);
  agentLoginRoute(app, context);
  directoryRoute(app, context);
  meRoute(app, context);
  profileRoute(app, context);
  logoutRoute(app, context, gateway);
  socketTicketRoute(app, context, publicUrl);
  sessionListRoute(app, context);
  sessionSearchRoute(app, context);
  sessionEventsRoute(app, context);
  queueRoute(app, context);
  leftMessageRoutes(app, context, engine);
  whyRoute(app, context);
  profileOfCustomerRoute(app, context);
  noteRoutes(app, context);
  tagRoutes(app, context);
  customerHistoryRoute(app, context);
  pagesRoute(app, context);
  blockRoutes(app, context, engine);
  cannedReplyRoutes(app, context);
  await uploadRoute(app, context);
  downloadRoute(app, context);
  avatarRoutes(app, context);
  legRoute(app, context, rooms);
  const { callbackKey } = context.trtc ?? {};
  if (callbackKey !== undefined) await trtcEventsRoute(app, context, callbackKey);
  soundRoutes(app, context);
  customerDataRoutes(app, context, { engine, gateway });
}
