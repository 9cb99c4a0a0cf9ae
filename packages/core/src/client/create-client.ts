import { PATHS, type SessionListResponse } from '@ccc/protocol';
import { createChat } from '../chat/chat';
import { createCustomerLogin } from '../login/customer-login';
import type { Platform } from '../platform/ports';
import type { CustomerClient, CustomerClientOptions } from './client-types';
import { connectAs, eventsOver, filesOver } from './wiring';

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
