import { PATHS } from '@ccc/protocol';
import type { ServiceAddress } from '../client/client-types';
import { connectAs, eventsOver, filesOver } from '../client/wiring';
import type { Connection } from '../connection/connection-types';
import type { AgentLogin } from '../login/login-types';
import type { Platform } from '../platform/ports';
import { createAgentLogin } from './agent-login';
import { createDesk } from './desk';
import type { Desk } from './desk-view';

export interface AgentClient {
  login: AgentLogin;
  connection: Connection;
  desk: Desk;
  /** Leaves the desk and the connection; messages not sent yet stay stored. */
  close(): void;
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
