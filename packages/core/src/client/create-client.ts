import {
  PATHS,
  type FileUploadResponse,
  type SessionEventsResponse,
  type SessionId,
  type SocketTicketResponse,
} from '@ccc/protocol';
import { createChat } from '../chat/chat';
import type { UploadPicture } from '../chat/outbox';
import { createConnection } from '../connection/connection';
import { createDesk } from '../desk/desk';
import { createAgentLogin } from '../login/agent-login';
import { createCustomerLogin } from '../login/customer-login';
import type { TokenHolder } from '../login/login-types';
import type { Platform } from '../platform/ports';
import type {
  AgentClient,
  CustomerClient,
  CustomerClientOptions,
  ServiceAddress,
} from './client-types';
import { CORE_VERSION } from './version';

/**
 * Everything for a customer: login, connection and chat on this host. Nothing happens before
 * `chat.open()`, which logs in and connects by itself.
 */
export function createCustomerClient(
  platform: Platform,
  options: CustomerClientOptions,
): CustomerClient {
  const { baseUrl, sdkAppId, flow, page, clientData } = options;
  const login = createCustomerLogin({ platform, baseUrl, sdkAppId });
  const connection = connect(platform, login);
  const chat = createChat({
    platform,
    connection,
    flow,
    page,
    clientData,
    storageKey: `ccc_outbox_${sdkAppId}_${flow}`,
    ...filesOver(login, baseUrl),
    fetchEvents: eventsOver(login),
  });
  return {
    login,
    connection,
    chat,
    close() {
      chat.close();
      connection.close();
    },
  };
}

/**
 * Everything for an agent: login, connection and desk on this host. After `login.loginAgent` (or
 * when `login.state` is `loggedIn` already) it is `connection.start()` that opens the desk.
 */
export function createAgentClient(platform: Platform, options: ServiceAddress): AgentClient {
  const login = createAgentLogin({ platform, ...options });
  const connection = connect(platform, login);
  const desk = createDesk({
    platform,
    connection,
    ...filesOver(login, options.baseUrl),
    fetchEvents: eventsOver(login),
  });
  return {
    login,
    connection,
    desk,
    close() {
      desk.close();
      connection.close();
    },
  };
}

function connect(platform: Platform, login: TokenHolder) {
  const connection = createConnection({
    platform,
    version: CORE_VERSION,
    fetchTicket: () =>
      login.authorized<SocketTicketResponse>({
        method: 'POST',
        path: PATHS.socketTickets,
        body: {},
      }),
    forgetToken: () => login.forgetToken(),
  });
  // Who logs out wants to be gone, not to be logged in again by the next ticket.
  login.onChange(({ name }) => {
    if (name === 'loggingOut') connection.stop();
  });
  return connection;
}

function eventsOver(login: TokenHolder) {
  return (session: SessionId, after: number) =>
    login.authorized<SessionEventsResponse>({
      method: 'GET',
      path: `${PATHS.sessions}/${encodeURIComponent(session)}/events?after=${after}&limit=500`,
    });
}

function filesOver(login: TokenHolder, baseUrl: string) {
  const uploadPicture: UploadPicture = (session, localPath, onProgress) =>
    login.authorized<FileUploadResponse>({
      method: 'POST',
      path: `${PATHS.sessions}/${encodeURIComponent(session)}/files`,
      file: { localPath, onProgress },
    });
  return { uploadPicture, urlOf: (path: string) => baseUrl.replace(/\/+$/, '') + path };
}
