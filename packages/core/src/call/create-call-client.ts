import type { ServiceAddress } from '../client/client-types';
import { connectAs, eventsOver } from '../client/wiring';
import type { Connection } from '../connection/connection-types';
import { createCustomerLogin } from '../login/customer-login';
import type { CustomerLogin } from '../login/login-types';
import type { Platform } from '../platform/ports';
import type { CustomerCall } from './call-types';
import { createCustomerCall } from './customer-call';

export interface CallClient {
  login: CustomerLogin;
  connection: Connection;
  call: CustomerCall;
  /** Hangs up, tells the service, and leaves the connection. */
  close(): Promise<void>;
}

/**
 * Everything for a customer who calls: login, connection and calls on this host. Nothing happens
 * before `call.start()`, which logs in and connects by itself.
 */
export function createCallClient(platform: Platform, options: ServiceAddress): CallClient {
  const login = createCustomerLogin({ platform, ...options });
  const connection = connectAs(login, platform);
  const call = createCustomerCall({ platform, connection, fetchEvents: eventsOver(login) });
  return {
    login,
    connection,
    call,
    async close() {
      await call.close();
      connection.close();
    },
  };
}
