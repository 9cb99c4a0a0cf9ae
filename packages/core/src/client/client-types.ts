import type { Chat } from '../chat/conversation-view';
import type { Connection } from '../connection/connection-types';
import type { CustomerLogin } from '../login/login-types';

export interface ServiceAddress {
  /** Like `https://service.example.com`; a path below is kept, a slash at the end is not needed. */
  baseUrl: string;
  /** The instance, as the console shows it. */
  sdkAppId: number;
}

export interface CustomerClientOptions extends ServiceAddress {
  /** Id of the session service flow (`ivrId`). */
  flow: string;
  /** Where the customer comes from; agents see it. */
  page?: string;
  /** The documented `clientData`; goes into the service record. */
  clientData?: string;
}

export interface CustomerClient {
  login: CustomerLogin;
  connection: Connection;
  chat: Chat;
  /** Leaves the conversation and the connection; messages not sent yet stay stored. */
  close(): void;
}
