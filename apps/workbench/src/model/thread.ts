import {
  quotedItem,
  type ChatItem,
  type ItemContent,
  type MessageItem,
  type Notice,
  type PictureContent,
} from '@ccc/core';
import type { AgentId, Choice, TextContent } from '@ccc/protocol';

export type MessageAuthor =
  | { kind: 'customer' }
  | { kind: 'flow' }
  /** `name` is missing while the agent of these words is not known. */
  | { kind: 'agent'; mine: boolean; name: string | undefined };

/** What is shown neither as words nor as a picture. */
export type ShownMedia = Exclude<ItemContent, TextContent | PictureContent>;

export interface MessageRow {
  kind: 'message';
  key: string;
  seq: number | undefined;
  /** Milliseconds since 1970. */
  at: number;
  author: MessageAuthor;
  /** `undefined`: something else, or a kind of message that this version cannot show. */
  text: string | undefined;
  picture: PictureContent | undefined;
  media: ShownMedia | undefined;
  /** Only of what is being uploaded: 0 to 1. */
  progress: number | undefined;
  choices: readonly Choice[];
  /** What it answers; without an item it is not here. */
  quote: { item: ChatItem | undefined } | undefined;
  delivery: MessageItem['delivery'];
  /** Why it failed. */
  code: MessageItem['code'];
  /** Whether it opens a run of messages of the same author: then the name is shown. */
  opensRun: boolean;
}

export type ThreadRow =
  | { kind: 'divider'; key: string; at: number }
  | { kind: 'notice'; key: string; seq: number; notice: Notice }
  | MessageRow;

/** Silence after which the time is written between two rows. */
export const DIVIDER_GAP_MS = 5 * 60_000;

/** The rows of a conversation: its items in order, with the time where it matters. */
export function threadRows(items: readonly ChatItem[], me: AgentId): ThreadRow[] {
  const rows: ThreadRow[] = [];
  let lastAt: number | undefined;
  let lastAuthor: string | undefined;

  for (const item of items) {
    if (lastAt === undefined || item.at - lastAt >= DIVIDER_GAP_MS) {
      rows.push({ kind: 'divider', key: `time-${item.key}`, at: item.at });
      lastAuthor = undefined;
    }
    lastAt = item.at;
    if (item.kind === 'notice') {
      rows.push({ kind: 'notice', key: item.key, seq: item.seq, notice: item.notice });
      lastAuthor = undefined;
      continue;
    }
    const author = authorOf(item, me);
    const name = authorName(author);
    rows.push({
      ...messageRow(item),
      quote: quoteOf(item, items),
      author,
      opensRun: name !== lastAuthor,
    });
    lastAuthor = name;
  }
  return rows;
}

function messageRow(item: MessageItem): Omit<MessageRow, 'author' | 'opensRun' | 'quote'> {
  const { content } = item;
  return {
    kind: 'message',
    key: item.key,
    seq: item.seq,
    at: item.at,
    text: content.type === 'text' ? content.text : undefined,
    picture: content.type === 'image' ? content : undefined,
    media: isMedia(content) ? content : undefined,
    progress: item.progress,
    choices: (content.type === 'text' && content.choices) || [],
    delivery: item.delivery,
    code: item.code,
  };
}

function quoteOf(item: MessageItem, items: readonly ChatItem[]): MessageRow['quote'] {
  if (item.content.type !== 'text' || !item.content.quote) return undefined;
  return { item: quotedItem(items, item) };
}

function isMedia(content: ItemContent): content is ShownMedia {
  return ['file', 'voice', 'video', 'card'].includes(content.type);
}

function authorOf(item: MessageItem, me: AgentId): MessageAuthor {
  switch (item.sender.kind) {
    case 'customer':
      return { kind: 'customer' };
    case 'system':
      return { kind: 'flow' };
    case 'agent': {
      const { agent } = item.sender;
      return { kind: 'agent', mine: item.isOwn || agent?.id === me, name: agent?.nickname };
    }
  }
}

function authorName(author: MessageAuthor): string {
  if (author.kind !== 'agent') return author.kind;
  return author.mine ? 'me' : `agent ${author.name}`;
}
