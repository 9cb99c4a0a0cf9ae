import type { CustomerClient, MessageItem } from '@ccc/core';
import type { AppWords } from '../../app-words';
import type { ChatScreen } from '../../presenter/chat-screen';
import type { cardOf } from '../../services/card-of';
import { showFailure } from './dialogs';

/** What the template of the page reads. */
export interface ChatPageData extends ChatScreen {
  languageTag: string;
  words: AppWords['chat'];
  /** Of the page's root: how large text is. */
  pageStyle: string;
  openError: string;
  /** What the sheet over the page rates: this session, or one before it. */
  rated: 'none' | 'current' | 'earlier';
  isRating: boolean;
  /** 留言: the sheet over the page, and whether what it holds is on its way. */
  isLeaving: boolean;
  isSendingLeft: boolean;
  /** 我的资料: the sheet over the page, what stands in it, and whether it is on its way. */
  isProfile: boolean;
  isSavingProfile: boolean;
  me: { nickname: string; avatarUrl: string };
  /** What the customer came from, until it is sent or put away. */
  card: ReturnType<typeof cardOf>;
  /** What the next words will answer, in a line. */
  quote: string;
  /** The call: beside the chat instead of over it, its two switches, and whether its sound is away. */
  isCallFolded: boolean;
  isMuted: boolean;
  isSpeaker: boolean;
  isLost: boolean;
  /** The agent's picture is there. */
  hasPicture: boolean;
}

/** The page as its parts see it: each part is a set of handlers that the page takes up. */
export interface ChatPage {
  readonly data: ChatPageData;
  /** Absent before the page has loaded, and after it is gone. */
  client: CustomerClient | undefined;
  /** Key of the message that the next words will answer. */
  quoted: string | undefined;
  /** The camera is off until the customer is back. */
  isCameraAway: boolean;
  /** Draws the conversation as it stands. */
  render(): void;
  setData(data: Partial<ChatPageData>): void;
  selectComponent(selector: string): object | null;
}

/** The message with this key, as far as it is here. */
export function messageOf({ client }: ChatPage, key: string): MessageItem | undefined {
  const item = client?.chat.view.items.find((other) => other.key === key);
  return item?.kind === 'message' ? item : undefined;
}

/** Whether it worked; where it did not, the customer is told why. */
export async function attempt(
  page: ChatPage,
  action: () => Promise<void> | undefined,
): Promise<boolean> {
  try {
    await action();
    return true;
  } catch (error) {
    showFailure(error, page.data.words, page.data.languageTag);
    return false;
  }
}
