import type { Chat } from '../chat/conversation-view';
import type { Connection } from '../connection/connection-types';
import type { Desk } from '../desk/desk-view';
import type { AgentLogin, CustomerLogin } from '../login/login-types';

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

export interface AgentClient {
  login: AgentLogin;
  connection: Connection;
  desk: Desk;
  /** Leaves the desk and the connection; messages not sent yet stay stored. */
  close(): void;
}
