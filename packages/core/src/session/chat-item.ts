import type {
  AgentCard,
  CardContent,
  CloseBy,
  ConsultEndReason,
  CustomerCard,
  EndStatusString,
  ErrorCode,
  LeftMessage,
  Rating,
  SessionId,
  SkillGroupCard,
  TextContent,
  UnservedReason,
} from '@ccc/protocol';
import type { CallRecord, RecordingView } from './call-view';
import type { ConsultView } from './consult-view';

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

/** A document as the list shows it; `url` downloads it. */
export interface DocumentContent {
  type: 'file';
  name: string;
  mime: string;
  bytes: number;
  url: string;
}

/** A voice message; `url` plays it. */
export interface SpokenContent {
  type: 'voice';
  durationMs: number;
  bytes: number;
  url: string;
}

/** A video; `url` plays it, and can be asked for parts. */
export interface FilmContent {
  type: 'video';
  /** Pixels. */
  width: number;
  height: number;
  durationMs?: number;
  bytes: number;
  url: string;
  /** Empty: it has none. */
  posterUrl: string;
}

/** What is shown from a file. */
export type MediaContent = PictureContent | DocumentContent | SpokenContent | FilmContent;

/** What a message says, ready to be shown; kinds of later versions are none of these. */
export type ItemContent = TextContent | CardContent | MediaContent;

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
  /** Only of what is being uploaded: 0 to 1. */
  progress?: number;
  /** Whether its words were the flow's to read: those cannot be taken back. */
  isAnswer?: boolean;
  /** Only when failed: `textOf(code, 'zh-CN')` are the words. */
  code: ErrorCode | undefined;
}

/** What is said between the messages, in the middle. */
export type Notice =
  | { name: 'queued'; group: SkillGroupCard; ahead: number }
  /** The customer's agent passed them on. */
  | { name: 'transferring'; group: SkillGroupCard }
  /** To agents: who passed it on, to whom, and what they wrote for the next. */
  | {
      name: 'transferred';
      from: AgentCard;
      group: SkillGroupCard;
      agent?: AgentCard;
      note?: string;
    }
  /** To agents, 咨询: `agent` was asked by `from`; the note is for them. */
  | { name: 'consulted'; from: AgentCard | undefined; agent: AgentCard; note?: string }
  /** To agents: the colleague is in the call. */
  | { name: 'consultJoined'; agent: AgentCard }
  /** To agents: all three hear each other, for the first time. */
  | { name: 'consultThree'; agent: AgentCard }
  /** To agents: it is over, without a handover. */
  | {
      name: 'consultEnded';
      agent: AgentCard;
      /** How far it had come. */
      state: ConsultView['state'];
      reason: Exclude<ConsultEndReason, 'over'>;
    }
  /** To agents: the colleague has the customer from here. */
  | { name: 'handedOver'; from: AgentCard; agent: AgentCard }
  /** To agents: nobody took it, so it goes back to `agent` and their group. */
  | { name: 'returned'; group: SkillGroupCard; agent: AgentCard }
  /** To agents: 内部备注. Without an agent an administrator wrote it. */
  | { name: 'noted'; text: string; agent: AgentCard | undefined }
  | { name: 'accepted'; agent: AgentCard }
  /** A message that was taken back. `text` is what it said: only of one's own, until the page closes. */
  | { name: 'recalled'; isOwn: boolean; sender: Sender; text: string | undefined }
  /** The agent asks; `byFlow`: the flow does. */
  | { name: 'ratingInvited'; byFlow?: true }
  /** The flow offers the form to leave a message. */
  | { name: 'leaveInvited' }
  /** To agents: the flow went on without one. */
  | { name: 'unqueued'; reason: UnservedReason }
  /** A message that did not pass the content check: the service took it away. */
  | { name: 'removed'; isOwn: boolean; sender: Sender }
  | { name: 'rated'; rating: Rating }
  /** A call that is over, answered or not. */
  | ({ name: 'called' } & CallRecord)
  /** To agents: what was kept of a call. */
  | ({ name: 'recorded' } & RecordingView)
  /** 留言 */
  | { name: 'left'; message: LeftMessage }
  | { name: 'ended'; closeBy: CloseBy; reason: EndStatusString }
  /** Another conversation begins here; the one above is over. */
  | { name: 'begun' };

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
  | {
      name: 'queued';
      group: SkillGroupCard;
      ahead: number;
      since: number;
      /** About how long it takes, from 1; absent: not known. */
      waitMinutes?: number | undefined;
    }
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
