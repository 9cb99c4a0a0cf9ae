import type {
  CallMedia,
  CardContent,
  CustomerCard,
  LeftMessage,
  Rating,
  SessionId,
} from '@ccc/protocol';
import type { CallView } from '../session/call-view';
import type { ChatCall } from './chat-call';
import type { ServiceRating } from '../session/session-view';
import type { LocalMedia } from './local-media';
import type { ChatItem, SessionStage } from '../session/chat-item';

/** A conversation as it is to be shown. A new object each time; parts that did not change are the same objects. */
export interface ConversationView {
  /** Absent until the service has named it. */
  session: SessionId | undefined;
  stage: SessionStage;
  customer: CustomerCard | undefined;
  /** Absent: nobody has served this session yet, and the flow has not asked. */
  rating?: ServiceRating | undefined;
  /** 留言 of this session; absent: there is none. */
  left?: LeftMessage | undefined;
  /** It began as a call of this kind, and ends with it. Absent: text. */
  media?: CallMedia | undefined;
  /** Absent: nobody calls. */
  call?: CallView | undefined;
  /** Only of a customer: an earlier session that can still be rated, and was not. */
  unrated?: SessionId | undefined;
  items: readonly ChatItem[];
  /** Everything of one's own up to this event was shown to the other side; absent: nothing yet. */
  readSeq?: number;
  /** The other side is writing. */
  isTyping?: boolean;
  /** Whether there are messages before the first of `items`. Absent: not that this device knows. */
  older?: OlderState;
}

/** `more`: `loadOlder` brings some. `failed`: it was tried; `loadOlder` tries again. */
export type OlderState = 'none' | 'more' | 'loading' | 'failed';

/** What changed since the listener was last called; small, so that `setData` stays small. */
export interface ConversationChange {
  view: ConversationView;
  /** Items that were put in front: `view.items.slice(0, prepended)`. Comes first: indexes are those after it. */
  prepended: number;
  /** Items that were added at the end: `view.items.slice(appendedFrom)`. Equal to the length when none. */
  appendedFrom: number;
  /** Indexes below `appendedFrom` whose item is another one now. */
  updated: readonly number[];
  /** True when the list got shorter: set it whole. */
  isShorter: boolean;
  /** True when stage, session, customer, rating, call or `older` changed. */
  isStageChanged: boolean;
}

export interface SendOptions {
  /** Key of the message that this one answers; without effect where `canQuote` says no. */
  quote?: string | undefined;
}

/** Messages of one conversation: see them, send them. */
export interface Conversation {
  readonly view: ConversationView;
  /**
   * Stores the message on this device, shows it as `sending` and sends it as soon as there is a
   * connection. Survives the end of the process. Returns the key of its item.
   * @throws CccError `message.empty`, `message.tooLong`
   */
  send(text: string, options?: SendOptions): string;
  /** Whether a message can be quoted: stored, of this session, which goes on. */
  canQuote(key: string): boolean;
  /**
   * Sends a picture, document, voice message or video of this device in the same way: its item carries
   * how far the upload has come. It survives the end of the process as long as the host keeps the file;
   * without it, it fails with `file.gone`. Returns the key of its item.
   * @throws CccError `file.tooLarge`, `file.tooLong`
   */
  sendMedia(media: LocalMedia): string;
  /**
   * Sends an order, a product or a page.
   * @throws CccError `message.cardInvalid` without a title; the service judges the rest
   */
  sendCard(card: Omit<CardContent, 'type'>): string;
  /** Sends a failed message again. Unknown keys and messages that did not fail are left alone. */
  resend(key: string): void;
  /** Whether `recall` would be worth a try now: own, stored, fresh, and not read by the flow. */
  canRecall(key: string): boolean;
  /**
   * 撤回: takes a message back on both sides. Rejects with the `CccError` of the refusal
   * (`message.recallTooLate`, …), or of a connection that is not there within 15 s.
   */
  recall(key: string): Promise<void>;
  /**
   * 删除: takes a message off this device, also after the page is opened again; the other side keeps
   * it. One that failed is not sent any more; one on its way stays.
   */
  remove(key: string): void;
  /**
   * Everything that is in `view` was shown to somebody who looks. Tells the other side, at most once
   * a second; call it as often as it is true.
   */
  markRead(): void;
  /** A letter was written. Tells the other side, at most every 3 s and only while both talk. */
  typing(): void;
  /**
   * Brings older messages of this session; for a customer, when it is whole, also of their sessions
   * before it. They come before the others (`prepended`); `view.older` says how far it is. Never rejects.
   */
  loadOlder(): Promise<void>;
  /** Called after every change; returns the function that stops it. */
  onChange(listener: (change: ConversationChange) => void): () => void;
  /** Stops listening to the connection. What is not sent yet stays stored. */
  close(): void;
}

/** The customer's conversation. */
export interface Chat extends Conversation {
  /** The call within it. */
  readonly call: ChatCall;
  /**
   * Opens the live session of the flow, or a new one; starts login and connection by itself.
   * Resolves once the service has answered, which may take as long as there is no network.
   * Rejects with the `CccError` of a refusal (`flow.unknown`, …) or of a connection that stopped.
   */
  open(): Promise<void>;
  /** 结束会话. Rejects with a `CccError`. */
  end(): Promise<void>;
  /**
   * 评价 of a session: the one that is shown, or `view.unrated`. Rejects with a `CccError`:
   * `rating.notServed`, `rating.notOpen`, `rating.already`, `rating.tooLate`, `message.tooLong`.
   */
  rate(session: SessionId, rating: Rating): Promise<void>;
  /**
   * 留言, for whoever is there later: where the flow offers it, instead of waiting on, or within a day of an end for want of an
   * agent, once a session. Rejects with a `CccError`: `leave.notOpen`, `leave.already`,
   * `leave.tooLate`, `message.empty`, `message.tooLong`.
   */
  leave(message: LeftMessage): Promise<void>;
  /** 重新咨询: a new session after the old one has ended; the old messages stay above. */
  reopen(): Promise<void>;
}
