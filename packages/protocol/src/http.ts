import type { AgentId, CustomerId, FileId, SessionId } from './ids';
import type { CloseBy, CustomerCard, SessionEvent, SkillGroupCard } from './events';

/** Where everything lies below the service's base URL. */
export const PATHS = {
  customerLogin: '/api/v1/customer/login',
  agentLogin: '/api/v1/agent/login',
  logout: '/api/v1/logout',
  me: '/api/v1/me',
  profile: '/api/v1/customer/profile',
  socketTickets: '/api/v1/socket-tickets',
  /** GET: the newest first, `?limit=&before=`; GET `${sessions}/:id/events?after=&limit=`; POST `${sessions}/:id/files` */
  sessions: '/api/v1/sessions',
  /** GET `${files}/:id?exp=&sig=`: a link that the service signed. */
  files: '/api/v1/files',
  socket: '/api/v1/socket',
  health: '/healthz',
} as const;

/** Either `jsCode` (enough by itself) or `openid` of a customer known to this instance. */
export interface CustomerLoginRequest {
  sdkAppId: number;
  jsCode?: string;
  encryptedData?: string;
  iv?: string;
  openid?: string;
  /** Proof that goes with `openid`: the secret that an earlier login returned. */
  openidKey?: string;
  profile?: { nickname?: string; avatarUrl?: string };
}

export interface CustomerLoginResponse {
  token: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  openid: string;
  openidKey: string;
  customer: CustomerCard;
}

export interface AgentLoginRequest {
  sdkAppId: number;
  email: string;
  password: string;
}

export interface AgentLoginResponse {
  token: string;
  expiresAt: number;
  agent: {
    id: AgentId;
    name: string;
    nickname: string;
    staffNo: string;
    email: string;
    role: 'admin' | 'agent';
  };
}

export type MeResponse =
  | { kind: 'customer'; id: CustomerId; customer: CustomerCard; expiresAt: number }
  | { kind: 'agent'; id: AgentId; agent: AgentLoginResponse['agent']; expiresAt: number };

/** Single use, short-lived; `url` is the socket to open with it (`ws://` or `wss://`). */
export interface SocketTicketResponse {
  ticket: string;
  expiresAt: number;
  url: string;
}

export interface SessionEventsResponse {
  session: SessionId;
  events: SessionEvent[];
  lastSeq: number;
}

/** A session in a list: of a customer their own, of an agent those they had, of an administrator all. */
export interface SessionListItem {
  session: SessionId;
  stage: 'flow' | 'queued' | 'offered' | 'active' | 'ended' | 'completed';
  customer: CustomerCard;
  group?: SkillGroupCard;
  agent?: AgentId;
  /** Milliseconds since 1970, as the other times. */
  createdAt: number;
  acceptedAt?: number;
  endedAt?: number;
  closeBy?: CloseBy;
  /** The documented number. */
  endStatus?: number;
  lastSeq: number;
  lastText?: string;
}

/** The newest first. `before` of the next page is `createdAt` of the last. */
export interface SessionListResponse {
  sessions: SessionListItem[];
}

/** A picture that was taken in, ready to be sent in the session it was uploaded to. */
export interface FileUploadResponse {
  file: FileId;
  /** Pixels, as the picture is to be shown. */
  width: number;
  height: number;
  bytes: number;
  mime: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';
}

/** Body of every answer that is not 2xx. */
export interface ErrorResponse {
  code: string;
  /** For logs; what users read is chosen by `code`. */
  message: string;
  requestId: string;
  retryAfterMs?: number;
  params?: Record<string, string | number>;
}
