import type { Actor, CustomerCard, SkillGroupCard } from './events';
import type { SessionListItem } from './http';
import type { AgentId, SessionId } from './ids';
import type { LeftMessage } from './left-message';

/** Somebody who waits for an agent. */
export interface WaitingSession {
  session: SessionId;
  customer: CustomerCard;
  group: SkillGroupCard;
  /** 1 is served first. */
  priority: number;
  /** When they began to wait (ms since 1970). */
  queuedAt: number;
  lastText?: string;
}

/** Who waits in the groups of the agent, the longest first: at most 100 of `total`. */
export interface QueueResponse {
  waiting: WaitingSession[];
  total: number;
  /** The service's clock, to measure the waiting against. */
  now: number;
}

/** A session that holds the words looked for. */
export interface SessionMatch extends SessionListItem {
  match:
    | { in: 'nickname' }
    /** The newest message with these words; `excerpt` is one line of it, about them. */
    | { in: 'message'; seq: number; at: number; from: Actor['kind']; excerpt: string };
}

/** The newest first. Each answer looks through a bounded part; with `before`, older ones are left. */
export interface SessionSearchResponse {
  matches: SessionMatch[];
  before?: number;
}

/** What agents may keep. Characters are UTF-16 units. */
export const DESK_LIMITS = {
  noteMaxChars: 2000,
  notesPerCustomer: 100,
  tagMaxChars: 32,
  tagsPerCustomer: 20,
  blockReasonMaxChars: 200,
  replyGroupMaxChars: 32,
  replyTitleMaxChars: 64,
  replyMaxChars: 4000,
  /** Canned replies of an instance, and of one agent. */
  repliesShared: 1000,
  repliesOwn: 200,
  /** Canned replies in one import. */
  repliesImported: 200,
} as const;

/** Who did it, as colleagues may know them. */
export interface Colleague {
  id: AgentId;
  nickname: string;
}

/** What an agent wrote down about a customer; customers never see it. */
export interface CustomerNote {
  id: string;
  text: string;
  /** Milliseconds since 1970. */
  at: number;
  author: Colleague;
}

/** Keeps a customer from opening sessions and from writing. */
export interface CustomerBlock {
  reason: string;
  at: number;
  by: Colleague;
}

/** What the desk knows of a customer. */
export interface CustomerProfile {
  customer: CustomerCard;
  /** The last characters: enough to compare, not to use. */
  openidTail: string;
  firstSeenAt: number;
  tags: string[];
  /** The newest first. */
  notes: CustomerNote[];
  block?: CustomerBlock;
}

/** The tags of the instance, the most used first: at most 200. */
export interface TagsResponse {
  tags: string[];
}

/** The configured pages beside a conversation, with the customer written into their addresses. */
export interface CustomerPagesResponse {
  pages: Array<{ title: string; url: string }>;
}

/** What a canned reply says. */
export interface CannedReplyText {
  /** May be empty. */
  group: string;
  title: string;
  content: string;
}

/** Words to insert with a few keys: of everybody, or of the agent alone. */
export interface CannedReply extends CannedReplyText {
  id: string;
  scope: 'shared' | 'own';
}

/** By group, then by title. */
export interface CannedRepliesResponse {
  replies: CannedReply[];
}

/** A session in which a message was left. */
export interface LeftMessageItem extends SessionListItem {
  left: LeftMessage & {
    /** Milliseconds since 1970. */
    at: number;
    handled?: { by: Colleague; at: number };
  };
}

/** The newest first; `before` of the next page is `left.at` of the last. */
export interface LeftMessagesResponse {
  messages: LeftMessageItem[];
  /** How many nobody has handled yet, on every page: at most 100 are counted. */
  open: number;
}
