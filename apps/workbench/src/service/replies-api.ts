import type { AgentLogin } from '@ccc/core/desk/index';
import {
  PATHS,
  type CannedRepliesResponse,
  type CannedReply,
  type CannedReplyText,
} from '@ccc/protocol';

type Scope = CannedReply['scope'];

/** 快捷回复: the shared and the agent's own. */
export interface RepliesApi {
  replies(): Promise<CannedRepliesResponse>;
  addReply(scope: Scope, text: CannedReplyText): Promise<CannedReply>;
  /** All of them or none. */
  importReplies(scope: Scope, replies: readonly CannedReplyText[]): Promise<CannedRepliesResponse>;
  changeReply(id: string, text: CannedReplyText): Promise<CannedReply>;
  removeReply(id: string): Promise<void>;
}

export function createRepliesApi(login: Pick<AgentLogin, 'authorized'>): RepliesApi {
  const path = PATHS.cannedReplies;
  const at = (id: string) => `${path}/${encodeURIComponent(id)}`;
  return {
    replies: () => login.authorized({ method: 'GET', path }),
    addReply: (scope, text) => login.authorized({ method: 'POST', path, body: { scope, ...text } }),
    importReplies: (scope, replies) =>
      login.authorized({ method: 'POST', path: `${path}/import`, body: { scope, replies } }),
    changeReply: (id, text) => login.authorized({ method: 'PUT', path: at(id), body: text }),
    removeReply: (id) => login.authorized({ method: 'DELETE', path: at(id) }),
  };
}
