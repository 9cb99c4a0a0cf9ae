import type { AgentLogin } from '@ccc/core/desk/index';
import {
  PATHS,
  type CustomerBlock,
  type CustomerId,
  type CustomerNote,
  type CustomerPagesResponse,
  type CustomerProfile,
  type SessionId,
  type SessionListResponse,
  type TagsResponse,
} from '@ccc/protocol';
import { queryOf } from './query-of';

/** What agents keep of a customer. */
export interface CustomerApi {
  customer(id: CustomerId): Promise<CustomerProfile>;
  addNote(id: CustomerId, text: string): Promise<CustomerNote>;
  removeNote(id: CustomerId, note: string): Promise<void>;
  /** Answers the customer's tags as they are then. */
  addTag(id: CustomerId, tag: string): Promise<TagsResponse>;
  removeTag(id: CustomerId, tag: string): Promise<TagsResponse>;
  /** The tags of the instance, the most used first. */
  tags(): Promise<TagsResponse>;
  /** What has ended with this customer; `before` as the last one's `createdAt`. */
  history(id: CustomerId, before?: number): Promise<SessionListResponse>;
  /** Pages of others to show beside the conversation. */
  pages(id: CustomerId, session: SessionId): Promise<CustomerPagesResponse>;
  /** 拉黑: ends what the customer has open. */
  block(id: CustomerId, reason: string): Promise<CustomerBlock>;
  unblock(id: CustomerId): Promise<void>;
}

const PAGE = 20;

export function createCustomerApi(login: Pick<AgentLogin, 'authorized'>): CustomerApi {
  const at = (id: CustomerId, part = '') => `${PATHS.customers}/${encodeURIComponent(id)}${part}`;
  const get = <Body>(path: string) => login.authorized<Body>({ method: 'GET', path });
  const post = <Body>(path: string, body: object) =>
    login.authorized<Body>({ method: 'POST', path, body });
  const remove = <Body>(path: string) => login.authorized<Body>({ method: 'DELETE', path });

  return {
    customer: (id) => get(at(id)),
    addNote: (id, text) => post(at(id, '/notes'), { text }),
    removeNote: (id, note) => remove(at(id, `/notes/${encodeURIComponent(note)}`)),
    addTag: (id, tag) => post(at(id, '/tags'), { tag }),
    removeTag: (id, tag) => remove(at(id, `/tags/${encodeURIComponent(tag)}`)),
    tags: () => get(PATHS.tags),
    history: (id, before) => get(at(id, `/sessions${queryOf({ limit: PAGE, before })}`)),
    pages: (id, session) => get(at(id, `/pages${queryOf({ session })}`)),
    block: (id, reason) => post(at(id, '/block'), { reason }),
    unblock: (id) => remove(at(id, '/block')),
  };
}
