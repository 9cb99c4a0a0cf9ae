import { PATHS, type FileUploadResponse, type SessionListResponse } from '@ccc/protocol';
import { createChat } from '../chat/chat';
import type { UploadFile } from '../chat/outbox';
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
import { connectAs, eventsOver } from './wiring';

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
  const connection = connectAs(login, platform);
  const chat = createChat({
    platform,
    connection,
    flow,
    page,
    clientData,
    storageKey: `ccc_outbox_${sdkAppId}_${flow}`,
    hiddenKey: `ccc_hidden_${sdkAppId}_${flow}`,
    ...filesOver(login, baseUrl),
    fetchEvents: eventsOver(login),
    fetchSessions: (before) =>
      login.authorized<SessionListResponse>({
        method: 'GET',
        path: `${PATHS.sessions}?limit=20${before === undefined ? '' : `&before=${before}`}`,
      }),
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
  const connection = connectAs(login, platform);
  const desk = createDesk({
    platform,
    connection,
    ...filesOver(login, options.baseUrl),
    fetchEvents: eventsOver(login),
    fetchDirectory: () => login.authorized({ method: 'GET', path: PATHS.directory }),
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

function filesOver(login: TokenHolder, baseUrl: string) {
  const uploadFile: UploadFile = (session, { kind, name, localPath }, onProgress) => {
    const query = name === undefined ? '' : `&name=${encodeURIComponent(name)}`;
    return login.authorized<FileUploadResponse>({
      method: 'POST',
      path: `${PATHS.sessions}/${encodeURIComponent(session)}/files?kind=${kind}${query}`,
      file: { localPath, onProgress },
    });
  };
  return { uploadFile, urlOf: (path: string) => baseUrl.replace(/\/+$/, '') + path };
}
