import type { DeskSnapshot, DeskTask, SessionId, SettableAgentStatus } from '@ccc/protocol';
import type { Conversation } from '../chat/conversation-view';

/** The desk as the service last said it; absent before the first word. */
export interface DeskView {
  snapshot: DeskSnapshot | undefined;
}

/** An agent's desk: what to do, and the doing of it. Every promise rejects with a `CccError`. */
export interface Desk {
  readonly view: DeskView;
  /** Called after every change of the desk; returns the function that stops it. */
  onChange(listener: (view: DeskView) => void): () => void;
  /** The service's clock (ms since 1970), for countdowns against `expiresAt` and `since`. */
  serverNow(): number;
  /** Takes the offer of this task. Rejects `offer.taken`, `offer.expired`, or `session.unknown` when it left the desk. */
  accept(session: SessionId): Promise<void>;
  decline(session: SessionId): Promise<void>;
  /** 结束会话 */
  end(session: SessionId): Promise<void>;
  /** 完成会话 */
  complete(session: SessionId): Promise<void>;
  /** 现在上线, 示忙, 小休, 下线; resolves once the desk shows it. */
  setStatus(status: SettableAgentStatus, reason?: string): Promise<void>;
  /** The conversation of a session, watched from now on; the same object until it is closed. */
  conversation(session: SessionId): Conversation;
  task(session: SessionId): DeskTask | undefined;
  /** Closes every conversation and stops listening. */
  close(): void;
}
