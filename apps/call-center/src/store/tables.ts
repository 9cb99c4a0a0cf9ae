import type { CallRole, UploadKind } from '@ccc/protocol';
import type { ColumnType, Generated } from 'kysely';

/** `bigint` columns hold milliseconds since 1970 and are read as numbers. */
type Ms = number;
/** JSON column: written as a string of JSON, read as a value. */
export type Json<T> = ColumnType<T, string, string>;

export interface InstancesTable {
  sdk_app_id: number;
  name: string;
  created_at: Ms;
}

export interface AgentsTable {
  id: string;
  sdk_app_id: number;
  staff_no: string;
  name: string;
  nickname: string;
  email: string;
  phone: string | null;
  role: 'admin' | 'agent';
  avatar_url: string | null;
  password_hash: string;
  /** The chosen and the derived status, one of `AgentStatus`. */
  status: Generated<string>;
  status_reason: string | null;
  /** What a busy agent chose, to hold as soon as the hand is empty. */
  booked: ColumnType<unknown, string | null | undefined, string | null>;
  status_since: Generated<Ms>;
  /** Presence is a lease: past it the agent counts as offline. */
  lease_until: Generated<Ms>;
  /** When a session was last given to this agent: the least recently served is next. */
  served_at: Generated<Ms>;
  created_at: Ms;
}

export interface SkillGroupsTable {
  id: string;
  sdk_app_id: number;
  name: string;
  /** `omni` groups have capacity 1, fixed; `chat` groups any from 1. */
  kind: 'omni' | 'chat';
  capacity: Generated<number>;
  /** Seconds until an unanswered offer goes on, 1 to 90. */
  offer_timeout_seconds: Generated<number>;
  created_at: Ms;
}

export interface SkillGroupMembersTable {
  group_id: string;
  agent_id: string;
  /** 1 highest to 5 lowest. */
  priority: Generated<number>;
}

export interface FlowsTable {
  id: string;
  sdk_app_id: number;
  name: string;
  /** Version in use; null while nothing is published. */
  published_version: number | null;
  created_at: Ms;
}

/** Never changed once published: an old session keeps the version it started with. */
export interface FlowVersionsTable {
  flow_id: string;
  version: number;
  definition: Json<unknown>;
  created_at: Ms;
}

export interface ChannelsTable {
  id: string;
  sdk_app_id: number;
  kind: 'miniProgram';
  name: string;
  app_id: string;
  app_secret: string;
  created_at: Ms;
}

export interface CustomersTable {
  id: string;
  sdk_app_id: number;
  openid: string;
  unionid: string | null;
  /** SHA-256 of the key that lets a stored openid log in again. */
  openid_key_hash: string | null;
  nickname: string;
  avatar_url: string | null;
  created_at: Ms;
}

/** Bearer tokens by SHA-256. */
export interface TokensTable {
  token_hash: string;
  sdk_app_id: number;
  kind: 'customer' | 'agent';
  subject_id: string;
  expires_at: Ms;
}

/** Socket tickets by SHA-256: deleted by whoever uses them first. */
export interface TicketsTable {
  ticket_hash: string;
  token_hash: string;
  sdk_app_id: number;
  kind: 'customer' | 'agent';
  subject_id: string;
  expires_at: Ms;
}

/** One row a session: its lock, its last sequence number, and what is queried (see `SessionSummary`). */
export interface SessionsTable {
  id: string;
  sdk_app_id: number;
  customer_id: string;
  flow_id: string;
  flow_version: number;
  last_seq: number;
  stage: string;
  group_id: string | null;
  group_name: string | null;
  priority: number;
  queued_at: Ms | null;
  agent_id: string | null;
  offer_id: string | null;
  offer_expires_at: Ms | null;
  accepted_at: Ms | null;
  ended_at: Ms | null;
  end_status: number | null;
  close_by: string | null;
  last_text: string | null;
  /** 留言; what it says is in the state. */
  left_message: 'open' | 'handled' | null;
  /** The call that goes on; what is known of it is in the state. */
  call_id: string | null;
  /** 咨询: who is asked into the call, and whether they came. */
  consult_agent_id: string | null;
  consult_stage: 'asked' | 'joined' | null;
  /** The state that `evolve` reached at `last_seq`: a cache of the log. */
  state: Json<unknown>;
  created_at: Ms;
  updated_at: Ms;
}

/** The log: the one truth. Primary key (session_id, seq); unique (session_id, sender, command_id). */
export interface EventsTable {
  session_id: string;
  seq: number;
  at: Ms;
  name: string;
  actor_kind: string;
  actor_id: string | null;
  data: Json<unknown>;
  /** Who sent the command that caused it, and its id: what makes a repeat harmless. Only on the command's first event. */
  sender: string | null;
  command_id: string | null;
}

/** Who may join a call: a side's newest ticket takes the place of the one before. Primary key (call_id, role). */
/** Tickets into calls: the room (the call), who may sit where in it, and until when. */
export interface CallLegsTable {
  call_id: string;
  role: CallRole;
  /** Who was given it: a customer, for every other role an agent. */
  person_id: string;
  /** SHA-256 of what the ticket names. */
  leg_hash: string;
  session_id: string;
  /** Until when it has to be joined first. */
  expires_at: Ms;
  joined_at: Ms | null;
  /** When it was last known to be there, or on its way. */
  seen_at: Ms;
  /** Of a room of TRTC: when they came in, and left, as far as it has told (its clock). */
  entered_at: Ms | null;
  left_at: Ms | null;
  /** When another ticket took its place; null: none has. */
  replaced_at: Ms | null;
}

/** Deadlines of sessions, derived from their state. Primary key (session_id, kind). */
export interface TimersTable {
  session_id: string;
  kind: string;
  key: string;
  due_at: Ms;
  /** A node that works on it holds it until then. */
  lease_until: Generated<Ms>;
}

/** Uploaded files; their bytes lie in the file store under the same id. */
export interface FilesTable {
  id: string;
  sdk_app_id: number;
  session_id: string;
  /** Who uploaded it, as `personKey`. */
  owner: string;
  stage: 'uploading' | 'uploaded' | 'sent' | 'removing';
  /** What it was uploaded to become; the service itself makes recordings. */
  kind: UploadKind | 'recording';
  /** Null while it is uploading, as what was measured is. */
  mime: string | null;
  /** Of a document: what its sender calls it. */
  name: string | null;
  /** What the kind does not have, or the file does not say, stays null. */
  width: number | null;
  height: number | null;
  duration_ms: number | null;
  /** While it is uploading: the most it may become. */
  bytes: number;
  created_at: Ms;
}

/** How far each side of a session has read. Primary key (session_id, side). */
export interface SessionReadsTable {
  session_id: string;
  side: 'customer' | 'agent';
  seq: number;
}

/** Messages whose picture or sound is being judged; gone once it is. Primary key (session_id, seq). */
export interface MediaChecksTable {
  session_id: string;
  seq: number;
  file_id: string;
  /** What the result will be called; null: not asked for yet. */
  trace_id: string | null;
  /** How often it was asked for. */
  attempts: Generated<number>;
  /** When it is to be asked for, again unless the result has come. */
  due_at: Ms;
}

/** Secrets that the service made for itself. */
export interface ServiceKeysTable {
  name: string;
  secret: string;
  created_at: Ms;
}

/** What agents wrote down about a customer. */
export interface CustomerNotesTable {
  id: string;
  customer_id: string;
  author_id: string;
  words: string;
  created_at: Ms;
}

export interface CustomerTagsTable {
  customer_id: string;
  sdk_app_id: number;
  tag: string;
  created_at: Ms;
}

/** Who was kept out, by whom and why. In force while `lifted_at` is null: one a customer at most. */
export interface CustomerBlocksTable {
  id: string;
  customer_id: string;
  agent_id: string;
  reason: string;
  created_at: Ms;
  lifted_at: Ms | null;
  lifted_by: string | null;
}

/** Texts to insert with a few keys. */
export interface CannedRepliesTable {
  id: string;
  sdk_app_id: number;
  /** Null: shared by every agent of the instance. */
  owner_id: string | null;
  /** What the wire calls `group`. */
  folder: string;
  title: string;
  content: string;
  created_at: Ms;
  updated_at: Ms;
}

/** What prompts of flows sound like; the Opus lies in the file store under `id`. */
export interface SoundsTable {
  id: string;
  sdk_app_id: number;
  name: string;
  bytes: number;
  duration_ms: number;
  created_at: Ms;
  /** An agent; null: of a time when that was not kept. */
  uploaded_by: string | null;
}

/** Pictures that customers gave of themselves; the bytes lie in the file store under `id`. */
export interface CustomerAvatarsTable {
  id: string;
  customer_id: string;
  /** At most one of a customer is `current`; the others are on their way in or out. */
  stage: 'uploading' | 'current' | 'replaced';
  mime: string;
  bytes: number;
  created_at: Ms;
}

export interface Database {
  instances: InstancesTable;
  agents: AgentsTable;
  skill_groups: SkillGroupsTable;
  skill_group_members: SkillGroupMembersTable;
  flows: FlowsTable;
  flow_versions: FlowVersionsTable;
  channels: ChannelsTable;
  customers: CustomersTable;
  tokens: TokensTable;
  tickets: TicketsTable;
  sessions: SessionsTable;
  events: EventsTable;
  timers: TimersTable;
  call_legs: CallLegsTable;
  files: FilesTable;
  session_reads: SessionReadsTable;
  media_checks: MediaChecksTable;
  service_keys: ServiceKeysTable;
  customer_notes: CustomerNotesTable;
  customer_tags: CustomerTagsTable;
  customer_blocks: CustomerBlocksTable;
  canned_replies: CannedRepliesTable;
  sounds: SoundsTable;
  customer_avatars: CustomerAvatarsTable;
}
