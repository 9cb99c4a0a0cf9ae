import type { UploadKind } from './content';
import type { AgentStatus } from './desk';
import type { AgentId, CustomerId, FileId, FlowId, SessionId, SkillGroupId } from './ids';
import type { AgentCard, CloseBy, CustomerCard, SessionEvent, SkillGroupCard } from './events';

/** Where everything lies below the service's base URL. */
export const PATHS = {
  customerLogin: '/api/v1/customer/login',
  agentLogin: '/api/v1/agent/login',
  logout: '/api/v1/logout',
  me: '/api/v1/me',
  profile: '/api/v1/customer/profile',
  /** POST (multipart): the customer's own picture. */
  avatar: '/api/v1/customer/avatar',
  /** GET `${avatars}/:id`: such a picture, by the path that cards carry. */
  avatars: '/api/v1/avatars',
  socketTickets: '/api/v1/socket-tickets',
  /** GET: the newest first, `?limit=&before=&ended=`; GET `${sessions}/:id/events?after=&limit=`; POST `${sessions}/:id/files?kind=&name=` */
  sessions: '/api/v1/sessions',
  /** GET `?q=&limit=&before=` */
  sessionSearch: '/api/v1/sessions/search',
  /** What agents keep of a customer: `${customers}/:id`, `…/notes`, `…/tags`, `…/sessions`, `…/pages`, `…/block` */
  customers: '/api/v1/customers',
  /** GET, POST; PUT and DELETE `${cannedReplies}/:id`; POST `${cannedReplies}/import` */
  cannedReplies: '/api/v1/canned-replies',
  /** GET: the tags of the instance. */
  tags: '/api/v1/tags',
  /** GET: who waits in the groups of the agent. */
  queue: '/api/v1/queue',
  /** GET, agents: 留言, `?handled=&limit=&before=`; POST `${leftMessages}/:session/handled` */
  leftMessages: '/api/v1/left-messages',
  /** GET `${files}/:id?exp=&sig=`: a link that the service signed. */
  files: '/api/v1/files',
  /** GET, agents: to whom a session can be transferred. */
  directory: '/api/v1/directory',
  /** Administrator: GET `${adminCustomers}/:key/export`, DELETE `${adminCustomers}/:key`; the key is an id or an openid. */
  adminCustomers: '/api/v1/admin/customers',
  /** Administrator: GET, POST (multipart); GET, PUT and DELETE `${adminSounds}/:id`. Sounds for the prompts of flows. */
  adminSounds: '/api/v1/admin/sounds',
  /** POST `${mediaLegs}/:leg`: an SDP offer, answered by one; DELETE: leaves. */
  mediaLegs: '/api/v1/media/legs',
  /** GET: Tencent's SDK for rooms of TRTC, where the service's calls go through them. */
  trtcSdk: '/vendor/trtc-sdk-v5/trtc.js',
  socket: '/api/v1/socket',
  health: '/healthz',
} as const;

/** A sound for prompts (放音): what its `sound` names. */
export interface Sound {
  id: string;
  name: string;
  /** Of the Ogg Opus that it was made into. */
  bytes: number;
  durationMs: number;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** Absent: of a time when that was not kept. */
  uploadedBy?: { id: AgentId; name: string };
  /** Its Ogg Opus, as of a file: a path below the base URL that lets whoever has it listen for a day. */
  url: string;
  /** The flows that name it: none has to, for it to be removed. */
  usedBy: SoundUse[];
}

/**
 * Where a sound is used: by the version that new sessions begin with (`published`), by a newer one (`draft`), or by
 * an older one in which sessions go on (`running`). The first of these that fits.
 */
export interface SoundUse {
  flow: FlowId;
  name: string;
  standing: 'published' | 'draft' | 'running';
}

export const SOUND_STANDINGS: ReadonlyArray<SoundUse['standing']> = [
  'published',
  'draft',
  'running',
];

/** Of an uploaded sound. */
export const SOUND_LIMITS = {
  maxBytes: 5 * 1024 * 1024,
  maxSeconds: 300,
  nameMaxChars: 100,
} as const;

/** PUT of a sound: its other name. */
export interface SoundChange {
  name: string;
}

/** The newest first. */
export interface SoundsResponse {
  sounds: Sound[];
}

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
  /** Only when asked for: the facts up to `after` that tell where the session stands. */
  landmarks?: SessionEvent[];
}

/** A session in a list: of a customer their own, of an agent those they had, of an administrator all. */
export interface SessionListItem {
  session: SessionId;
  stage: 'flow' | 'queued' | 'offered' | 'active' | 'ended' | 'completed';
  customer: CustomerCard;
  group?: SkillGroupCard;
  agent?: AgentId;
  agentNickname?: string;
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

/** The groups and agents of an instance, as they stand: to whom a session can be transferred. */
export interface DirectoryResponse {
  groups: Array<
    SkillGroupCard & {
      /** Members at work, and those of them who could take a session now. */
      online: number;
      free: number;
      waiting: number;
    }
  >;
  /** Who is in a skill group, by 工号. */
  agents: Array<
    AgentCard & {
      name: string;
      status: AgentStatus;
      /** Whether they could be offered a session now. */
      isFree: boolean;
      groups: SkillGroupId[];
    }
  >;
}

/** A file that was taken in, ready to be sent in the session it was uploaded to. */
export interface FileUploadResponse {
  file: FileId;
  kind: UploadKind;
  bytes: number;
  mime: string;
  /** Of a document: what it is called. */
  name?: string;
  /** Of a picture, and of a video whose file says: pixels, as it is to be shown. */
  width?: number;
  height?: number;
  /** Of a voice message, and of a video whose file says. */
  durationMs?: number;
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
