import type {
  CallId,
  CallMedia,
  DeskSnapshot,
  DeskTask,
  DirectoryResponse,
  MediaTicket,
  SessionId,
  SettableAgentStatus,
  TransferTarget,
} from '@ccc/protocol';
import type { Conversation } from '../chat/conversation-view';
import type { DeskLegs } from './desk-legs';

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
  /** Takes the offer of this task, or comes into the call that one is asked into. Rejects `offer.taken`, `offer.expired`, or `session.unknown` when it left the desk. */
  accept(session: SessionId): Promise<void>;
  decline(session: SessionId): Promise<void>;
  /** 结束会话 */
  end(session: SessionId): Promise<void>;
  /** 完成会话 */
  complete(session: SessionId): Promise<void>;
  /**
   * 转接: the session leaves this desk. The note is for the next agent, never for the customer. Rejects
   * `transfer.targetUnknown`, `transfer.agentUnavailable`, `transfer.groupOffline`, `transfer.toSelf`.
   */
  transfer(session: SessionId, to: TransferTarget, note?: string): Promise<void>;
  /** 内部备注: seen by agents only. Rejects `message.empty`, `message.tooLong`, `session.…`. */
  addNote(session: SessionId, text: string): Promise<void>;
  /** To whom a session can be transferred, as it stands now. */
  directory(): Promise<DirectoryResponse>;
  /** 邀请评价. Rejects `rating.already`, `rating.notOpen`. */
  inviteRating(session: SessionId): Promise<void>;
  /** 现在上线, 示忙, 小休, 下线; resolves once the desk shows it. */
  setStatus(status: SettableAgentStatus, reason?: string): Promise<void>;
  /**
   * Asks the customer of a text session for a call; `view.call` of the conversation tells how it goes.
   * Rejects `call.exists`, `call.notNow`, `media.off`.
   */
  startCall(session: SessionId, media: CallMedia): Promise<CallId>;
  /** Takes the call that the customer of a text session asks for. Rejects `call.unknown`, `call.notNow`. */
  answerCall(session: SessionId): Promise<void>;
  /** Cancels, rejects or hangs up. A session that began as a call ends with it. Rejects `call.unknown`. */
  endCall(session: SessionId): Promise<void>;
  /** While held the customer hears music, and nobody the other. Rejects `call.unknown`, `call.notNow`. */
  holdCall(session: SessionId, isHeld: boolean): Promise<void>;
  /**
   * Shows the agent's picture in a video call, or none: off at once, on as soon as there is a picture.
   * Rejects `call.unknown`, `call.notNow`, `media.noCamera`.
   */
  setCamera(session: SessionId, isOn: boolean): Promise<void>;
  /**
   * 咨询: asks a colleague into the call of one's own session, the customer on hold; `consult` of the task
   * tells how it stands. `holdCall` with `false` brings all three together once the colleague is there. Rejects
   * `consult.exists`, `consult.nobodyFree`, `transfer.targetUnknown`, `transfer.agentUnavailable`, `call.notNow`.
   */
  consult(session: SessionId, to: TransferTarget, note?: string): Promise<void>;
  /** Takes the customer back; as the colleague: leaves. Rejects `consult.unknown`. */
  endConsult(session: SessionId): Promise<void>;
  /** The colleague has the customer from here. Rejects `consult.unknown`, `call.notNow`. */
  handOver(session: SessionId): Promise<void>;
  /** A ticket into the call of a session, for those who carry the sound themselves: `legs` do it alone. */
  joinCall(session: SessionId): Promise<MediaTicket>;
  /** One's own part in the calls; empty where the host carries no sound. */
  readonly legs: DeskLegs;
  /** The conversation of a session, watched from now on with its newest part; the same object until it is closed. */
  conversation(session: SessionId): Conversation;
  task(session: SessionId): DeskTask | undefined;
  /** Closes every conversation and stops listening. */
  close(): void;
}
