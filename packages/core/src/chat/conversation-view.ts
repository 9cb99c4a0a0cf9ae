import type { CustomerCard, SessionId } from '@ccc/protocol';
import type { LocalPicture } from './outbox-store';
import type { ChatItem, SessionStage } from '../session/chat-item';

/** A conversation as it is to be shown. A new object each time; parts that did not change are the same objects. */
export interface ConversationView {
  /** Absent until the service has named it. */
  session: SessionId | undefined;
  stage: SessionStage;
  customer: CustomerCard | undefined;
  items: readonly ChatItem[];
}

/** What changed since the listener was last called; small, so that `setData` stays small. */
export interface ConversationChange {
  view: ConversationView;
  /** Items that were added at the end: `view.items.slice(appendedFrom)`. Equal to the length when none. */
  appendedFrom: number;
  /** Indexes below `appendedFrom` whose item is another one now. */
  updated: readonly number[];
  /** True when the list got shorter: set it whole. */
  isShorter: boolean;
  /** True when stage, session or customer changed. */
  isStageChanged: boolean;
}

/** Messages of one conversation: see them, send them. */
export interface Conversation {
  readonly view: ConversationView;
  /**
   * Stores the message on this device, shows it as `sending` and sends it as soon as there is a
   * connection. Survives the end of the process. Returns the key of its item.
   * @throws CccError `message.empty`, `message.tooLong`
   */
  send(text: string): string;
  /**
   * Sends a picture of this device in the same way: its item carries how far the upload has come. It
   * survives the end of the process as long as the host keeps the file; without it, it fails with
   * `file.gone`. Returns the key of its item.
   * @throws CccError `file.tooLarge`
   */
  sendImage(picture: LocalPicture): string;
  /** Sends a failed message again. Unknown keys and messages that did not fail are left alone. */
  resend(key: string): void;
  /** Called after every change; returns the function that stops it. */
  onChange(listener: (change: ConversationChange) => void): () => void;
  /** Stops listening to the connection. What is not sent yet stays stored. */
  close(): void;
}

/** The customer's conversation. */
export interface Chat extends Conversation {
  /**
   * Opens the live session of the flow, or a new one; starts login and connection by itself.
   * Resolves once the service has answered, which may take as long as there is no network.
   * Rejects with the `CccError` of a refusal (`flow.unknown`, …) or of a connection that stopped.
   */
  open(): Promise<void>;
  /** 结束会话. Rejects with a `CccError`. */
  end(): Promise<void>;
  /** 重新咨询: a new session after the old one has ended; the old messages stay above. */
  reopen(): Promise<void>;
}
