import {
  readMarkOf,
  type ChatItem,
  type ConversationView,
  type MessageItem,
  type Notice,
  type NoticeItem,
  type ReadMark,
} from '@ccc/core';
import {
  endText,
  fill,
  type BubbleItem,
  type ChoiceChip,
  type ListSource,
  type NoticeLine,
} from '@ccc/ui';
import { callText } from './call-line';
import { starText } from './rating-line';
import { appWordsOf } from '../app-words';
import { quoteOf } from './quotes';
import { mediaBlockOf, type Ear } from './media-block';

/** What the items are drawn for. */
export interface Reader {
  languageTag: string;
  /** Picture of the customer; empty: the default one. */
  avatarUrl: string;
  ear: Ear;
  /** False while this window may not write. */
  canAnswer: boolean;
}

function choicesOf(item: MessageItem): ChoiceChip[] {
  return (item.content.type === 'text' && item.content.choices) || [];
}

/**
 * The message whose choices can be tapped now: the newest that has any, while the flow waits for an
 * answer, and nobody has answered yet.
 */
function openChoicesKey({ stage, items }: ConversationView): string | undefined {
  if (stage.name !== 'flow') return undefined;
  let isNewest = true;
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item?.kind !== 'message') continue;
    if (isNewest && item.isOwn && item.delivery !== 'failed') return undefined;
    isNewest = false;
    if (choicesOf(item).length > 0) return item.key;
  }
  return undefined;
}

function bubbleOf(item: MessageItem, reader: Reader, { openKey, mark, view }: Special): BubbleItem {
  const { sender } = item;
  const agent = sender.kind === 'agent' ? sender.agent : undefined;
  const media = mediaBlockOf(item, reader.ear);
  return {
    kind: 'bubble',
    key: item.key,
    at: item.at,
    side: item.isOwn ? 'own' : 'other',
    name: agent?.nickname ?? '',
    avatarUrl: item.isOwn ? reader.avatarUrl : (agent?.avatarUrl ?? ''),
    text: wordsIn(item, media !== null, reader.languageTag),
    ...pictureOf(item),
    media,
    send: item.delivery,
    quote: quoteOf(item, view, reader.languageTag),
    mark: item.key === mark?.key ? markText(mark, reader.languageTag) : '',
    choices: item.key === openKey ? choicesOf(item) : [],
  };
}

/** Which messages are more than the others. */
interface Special {
  /** Its choices can be tapped. */
  openKey: string | undefined;
  mark: ReadMark | undefined;
  /** All of them: what others answer is among them, or above them. */
  view: ConversationView;
}

function markText({ isRead }: ReadMark, languageTag: string): string {
  const words = appWordsOf(languageTag).chat;
  return isRead ? words.read : words.unread;
}

/** Kinds of later versions are said to be such. */
function wordsIn({ content }: MessageItem, hasMedia: boolean, languageTag: string): string {
  if (content.type === 'text') return content.text;
  return hasMedia || content.type === 'image' ? '' : appWordsOf(languageTag).chat.unsupported;
}

function pictureOf({
  content,
  progress,
}: MessageItem): Pick<BubbleItem, 'pictureUrl' | 'pictureWidth' | 'pictureHeight' | 'progress'> {
  const isPicture = content.type === 'image';
  return {
    pictureUrl: isPicture ? content.url : '',
    pictureWidth: isPicture ? content.width : 0,
    pictureHeight: isPicture ? content.height : 0,
    progress: progress === undefined ? -1 : Math.round(progress * 100),
  };
}

/** Every picture of the conversation, in order: what a swipe in the preview goes through. */
export function pictureUrls(items: readonly ChatItem[]): string[] {
  const urls: string[] = [];
  for (const item of items) {
    if (item.kind === 'message' && item.content.type === 'image') urls.push(item.content.url);
  }
  return urls;
}

function noticeOf(item: NoticeItem, view: ConversationView, reader: Reader): NoticeLine {
  const { notice, key, at } = item;
  const text = noticeText(notice, reader.languageTag);
  const action = reader.canAnswer ? actionOf(item, view, reader.languageTag) : '';
  const isCard = notice.name === 'ratingInvited' || notice.name === 'leaveInvited';
  return { kind: 'notice', key, at, text, action, isCard };
}

function actionOf(item: NoticeItem, view: ConversationView, languageTag: string): string {
  const words = appWordsOf(languageTag).chat;
  switch (item.notice.name) {
    case 'recalled':
      return item.notice.text === undefined ? '' : words.edit;
    case 'ratingInvited':
      return canRateBy(item, view) ? words.rate : '';
    case 'leaveInvited':
      return canLeaveBy(item, view) ? words.leaveNow : '';
    default:
      return '';
  }
}

function noticeText(notice: Notice, languageTag: string): string {
  const words = appWordsOf(languageTag).chat;
  switch (notice.name) {
    case 'queued':
      return fill(words.queued, { group: notice.group.name });
    case 'transferring':
      return fill(words.transferring, { group: notice.group.name });
    case 'accepted': {
      const { nickname, staffNo } = notice.agent;
      return fill(words.accepted, { nickname, staffNo });
    }
    case 'begun':
      return words.begun;
    case 'recalled':
      return notice.isOwn ? words.recalledOwn : words.recalledTheirs;
    case 'removed':
      return words.removed;
    case 'ratingInvited':
      return notice.byFlow ? words.ratingAsked : words.ratingInvited;
    case 'leaveInvited':
      return words.leaveInvited;
    case 'rated':
      return fill(words.rated, { stars: starText(notice.rating.score) });
    case 'called':
      return callText(notice, languageTag);
    case 'left':
      return fill(words.left, { text: notice.message.text });
    case 'ended':
      return endText(notice.closeBy, notice.reason, languageTag);
    default:
      // Agents are told more; it never comes here.
      return '';
  }
}

/** An invitation can be followed while its session is on screen, and until it was. */
function canRateBy(item: NoticeItem, { session, stage, rating }: ConversationView): boolean {
  const isOpen = stage.name === 'active' || stage.name === 'flow';
  return item.session === session && isOpen && rating?.given === undefined;
}

/** An offer to leave a message holds as long as the flow talks, and until one was left. */
function canLeaveBy(item: NoticeItem, { session, stage, left }: ConversationView): boolean {
  return item.session === session && stage.name === 'flow' && left === undefined;
}

/**
 * The line of the end of the session on screen, which its own card tells: it comes once there is a new
 * one. The length where there is none.
 */
function toldElsewhere({ stage, session, items }: ConversationView): number {
  // What comes after an end is little: a rating, a message that was left.
  for (let index = items.length - 1; stage.name === 'ended' && index >= 0; index -= 1) {
    const item = items[index]!;
    if (item.session !== undefined && item.session !== session) break;
    if (item.kind === 'notice' && item.notice.name === 'ended') return index;
  }
  return items.length;
}

/** The conversation as `<chat-list>` asks for it: of any length, item by item. */
export function listSourceOf(view: ConversationView, reader: Reader): ListSource {
  const special: Special = {
    openKey: reader.canAnswer ? openChoicesKey(view) : undefined,
    mark: readMarkOf(view),
    view,
  };
  const { items } = view;
  const hidden = toldElsewhere(view);
  const at = (index: number): ChatItem => {
    const item = items[index < hidden ? index : index + 1];
    if (!item) throw new RangeError(`no item ${index} of ${items.length}`);
    return item;
  };
  return {
    length: hidden < items.length ? items.length - 1 : items.length,
    key: (index) => at(index).key,
    item(index) {
      const item = at(index);
      return item.kind === 'message'
        ? bubbleOf(item, reader, special)
        : noticeOf(item, view, reader);
    },
  };
}
