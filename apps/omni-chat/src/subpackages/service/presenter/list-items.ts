import {
  textOf,
  type ChatItem,
  type ConversationView,
  type MessageItem,
  type NoticeItem,
} from '@ccc/core';
import {
  endText,
  fill,
  languageOf,
  type BubbleItem,
  type ChoiceChip,
  type ListItem,
  type NoticeLine,
} from '@ccc/ui';
import { appWordsOf } from '../../../i18n/app-words';

/** What the items are drawn for. */
export interface Reader {
  languageTag: string;
  /** Picture of the customer; empty: the default one. */
  avatarUrl: string;
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
  const messages = items.filter((item): item is MessageItem => item.kind === 'message');
  const last = messages[messages.length - 1];
  if (!last || (last.isOwn && last.delivery !== 'failed')) return undefined;
  const asking = messages.filter((item) => choicesOf(item).length > 0);
  return asking[asking.length - 1]?.key;
}

function bubbleOf(item: MessageItem, reader: Reader, hasOpenChoices: boolean): BubbleItem {
  const { sender, content } = item;
  const agent = sender.kind === 'agent' ? sender.agent : undefined;
  const known = content.type === 'text' ? content.text : '';
  return {
    kind: 'bubble',
    key: item.key,
    at: item.at,
    side: item.isOwn ? 'own' : 'other',
    name: agent?.nickname ?? '',
    avatarUrl: item.isOwn ? reader.avatarUrl : (agent?.avatarUrl ?? ''),
    text: content.type === 'image' ? '' : known || appWordsOf(reader.languageTag).chat.unsupported,
    ...pictureOf(item),
    send: item.delivery,
    choices: hasOpenChoices ? choicesOf(item) : [],
  };
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

function noticeOf(item: NoticeItem, languageTag: string): NoticeLine {
  const words = appWordsOf(languageTag).chat;
  const { notice, key, at } = item;
  switch (notice.name) {
    case 'queued':
      return { kind: 'notice', key, at, text: fill(words.queued, { group: notice.group.name }) };
    case 'accepted': {
      const { nickname, staffNo } = notice.agent;
      return { kind: 'notice', key, at, text: fill(words.accepted, { nickname, staffNo }) };
    }
    case 'ended':
      return { kind: 'notice', key, at, text: endText(notice.closeBy, notice.reason, languageTag) };
  }
}

/** The end of the session on screen is told by its own card; its line comes once there is a new one. */
function isToldElsewhere(item: ChatItem, { stage, items }: ConversationView): boolean {
  if (stage.name !== 'ended' || item.kind !== 'notice') return false;
  return item.notice.name === 'ended' && item.key === items[items.length - 1]?.key;
}

/** The conversation as `<chat-list>` draws it. */
export function listItemsOf(view: ConversationView, reader: Reader): ListItem[] {
  const openKey = reader.canAnswer ? openChoicesKey(view) : undefined;
  return view.items
    .filter((item) => !isToldElsewhere(item, view))
    .map((item) =>
      item.kind === 'message'
        ? bubbleOf(item, reader, item.key === openKey)
        : noticeOf(item, reader.languageTag),
    );
}

/** Why a message was not sent, in the customer's language; empty when nobody said why. */
export function failureOf(items: readonly ChatItem[], key: string, languageTag: string): string {
  const item = items.find((candidate) => candidate.key === key);
  if (item?.kind !== 'message' || item.code === undefined) return '';
  return textOf(item.code, languageOf(languageTag));
}
