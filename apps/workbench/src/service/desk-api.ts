import type { AgentLogin } from '@ccc/core/desk/index';
import {
  PATHS,
  type LeftMessagesResponse,
  type QueueResponse,
  type SessionEventsResponse,
  type SessionId,
  type SessionListResponse,
  type SessionSearchResponse,
} from '@ccc/protocol';
import { createCustomerApi, type CustomerApi } from './customer-api';
import { createRepliesApi, type RepliesApi } from './replies-api';
import { createSoundsApi, type SoundsApi } from './sounds-api';
import { queryOf } from './query-of';

/** What the desk asks of the service beside the socket. Every promise rejects with a `CccError`. */
export interface DeskApi extends CustomerApi, RepliesApi, SoundsApi {
  /** Who waits in the agent's groups. */
  queue(): Promise<QueueResponse>;
  /** Messages that customers left, handled or not, the newest first; `before` as the last one's `left.at`. */
  leftMessages(handled: boolean, before?: number): Promise<LeftMessagesResponse>;
  /** Says that this agent has seen to it. */
  handleLeft(session: SessionId): Promise<void>;
  /** Sessions that have ended, the newest first; `before` as the last one's `createdAt`. */
  ended(before?: number): Promise<SessionListResponse>;
  /** Sessions with these words; `before` as the answer before said. */
  search(words: string, before?: number): Promise<SessionSearchResponse>;
  /** The log of a session after a sequence number. */
  events(session: SessionId, after: number): Promise<SessionEventsResponse>;
  /** Why a session waits, in the agent's language. */
  why(session: SessionId): Promise<Record<'zh-CN' | 'en', string>>;
  /** The whole address of a path that the service gave. */
  urlOf(path: string): string;
}

const PAGE = 30;
const EVENTS_PAGE = 500;

export function createDeskApi(login: Pick<AgentLogin, 'authorized'>, baseUrl: string): DeskApi {
  const get = <Body>(path: string, query: Record<string, string | number | undefined> = {}) =>
    login.authorized<Body>({ method: 'GET', path: path + queryOf(query) });
  const sessionPath = (session: SessionId, part: string) =>
    `${PATHS.sessions}/${encodeURIComponent(session)}/${part}`;

  return {
    ...createCustomerApi(login),
    ...createRepliesApi(login),
    ...createSoundsApi(login),
    queue: () => get(PATHS.queue),
    leftMessages: (handled, before) =>
      get(PATHS.leftMessages, { handled: String(handled), limit: PAGE, before }),
    handleLeft: async (session) => {
      const path = `${PATHS.leftMessages}/${encodeURIComponent(session)}/handled`;
      await login.authorized({ method: 'POST', path, body: {} });
    },
    ended: (before) => get(PATHS.sessions, { ended: 'true', limit: PAGE, before }),
    search: (q, before) => get(PATHS.sessionSearch, { q, limit: PAGE, before }),
    events: (session, after) => get(sessionPath(session, 'events'), { after, limit: EVENTS_PAGE }),
    why: (session) => get(sessionPath(session, 'why')),
    urlOf: (path) => baseUrl.replace(/\/+$/, '') + path,
  };
}
