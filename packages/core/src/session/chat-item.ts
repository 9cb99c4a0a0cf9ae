import type {
  AgentCard,
  CloseBy,
  CustomerCard,
  EndStatusString,
  ErrorCode,
  SessionId,
  SkillGroupCard,
  TextContent,
} from '@ccc/protocol';

/** Who says it. `system` is the service flow or the service itself. */
export type Sender =
  | { kind: 'customer'; customer: CustomerCard | undefined }
  | { kind: 'agent'; agent: AgentCard | undefined }
  | { kind: 'system' };

/** A picture as the list shows it. */
export interface PictureContent {
  type: 'image';
  /** Pixels. */
  width: number;
  height: number;
  bytes: number;
  /** What an image element takes: on this device while it is sent from here, else at the service. */
  url: string;
}

/** What a message says, ready to be shown; kinds of later versions are none of these. */
export type ItemContent = TextContent | PictureContent;

/** How far a message of one's own has come. `failed` was not stored; `resend(key)` tries again. */
export type Delivery = 'sending' | 'sent' | 'failed';

/** One message of the list. */
export interface MessageItem {
  kind: 'message';
  /** Stays the same from the first moment on: for lists, and for `resend`. */
  key: string;
  session: SessionId | undefined;
  /** Absent until the service has stored it. */
  seq: number | undefined;
  /** Milliseconds since 1970: the service's clock once stored, the device's before. */
  at: number;
  /** Of whoever looks: right side, own colour. */
  isOwn: boolean;
  sender: Sender;
  content: ItemContent;
  delivery: Delivery;
  /** Only of a picture that is being uploaded: 0 to 1. */
  progress?: number;
  /** Only when failed: `textOf(code, 'zh-CN')` are the words. */
  code: ErrorCode | undefined;
}

/** What is said between the messages, in the middle. */
export type Notice =
  | { name: 'queued'; group: SkillGroupCard; ahead: number }
  | { name: 'accepted'; agent: AgentCard }
  | { name: 'ended'; closeBy: CloseBy; reason: EndStatusString };

/** One line between the messages. */
export interface NoticeItem {
  kind: 'notice';
  key: string;
  session: SessionId;
  seq: number;
  at: number;
  notice: Notice;
}

/** One entry of the list, in the order to show. Items are replaced, never changed in place. */
export type ChatItem = MessageItem | NoticeItem;

/** Where the session stands, as both sides may know it. */
export type SessionStage =
  | { name: 'opening' }
  | { name: 'flow' }
  | { name: 'queued'; group: SkillGroupCard; ahead: number; since: number }
  | { name: 'active'; agent: AgentCard; since: number }
  | {
      name: 'ended';
      closeBy: CloseBy;
      reason: EndStatusString;
      endStatus: number;
      since: number;
      /** Put away by the agent: 完成会话. */
      isCompleted: boolean;
    };
