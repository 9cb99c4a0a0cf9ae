import { previewOf, quotedItem, type ConversationView, type MessageItem } from '@ccc/core';
import { appWordsOf, type AppWords } from '../app-words';

const SIGN = /^\[(image|file|voice|video|card)\]/;

/** A message in a line: who, and what. */
export function quoteLine({ sender, isOwn, content }: MessageItem, languageTag: string): string {
  const words = appWordsOf(languageTag).chat;
  const agent = sender.kind === 'agent' ? sender.agent?.nickname : undefined;
  const who = isOwn ? words.me : (agent ?? words.service);
  const what = previewOf(content).replace(
    SIGN,
    (_sign, kind: keyof AppWords['chat']['kinds']) => words.kinds[kind],
  );
  return `${who}: ${what}`;
}

type Loaded = Pick<ConversationView, 'items' | 'older'>;

/** What a message answers, in a line; empty: nothing. */
export function quoteOf(item: MessageItem, view: Loaded, languageTag: string): string {
  if (item.content.type !== 'text' || !item.content.quote) return '';
  const quoted = quotedItem(view.items, item);
  const words = appWordsOf(languageTag).chat;
  if (quoted?.kind === 'message') return quoteLine(quoted, languageTag);
  if (quoted) {
    return quoted.notice.name === 'removed' ? words.quoteRemoved : words.quoteRecalled;
  }
  return mayBeAbove(view, item) ? words.quoteAbove : words.quoteAway;
}

/** Whether what a message answers is not here because it was not loaded: answers stay in their session. */
function mayBeAbove({ items, older = 'none' }: Loaded, { session }: MessageItem): boolean {
  return older !== 'none' && items.find((item) => item.session !== undefined)?.session === session;
}

/** Pages of older messages that one tap loads at most. */
const MAX_PAGES = 20;

/** What a tap on a quote needs of core's `Chat`. */
interface Past {
  readonly view: Loaded;
  loadOlder(): Promise<void>;
}

/**
 * The key of what a message answers; loads older messages until it is there. `away`: it is not on this
 * device, or too far up; `failed`: older messages could not be loaded.
 */
export async function findQuoted(
  chat: Past,
  key: string,
): Promise<{ key: string } | 'away' | 'failed'> {
  for (let pages = 0; ; pages += 1) {
    const item = chat.view.items.find((other) => other.key === key);
    if (item?.kind !== 'message') return 'away';
    const quoted = quotedItem(chat.view.items, item);
    if (quoted) return { key: quoted.key };
    if (pages === MAX_PAGES || !mayBeAbove(chat.view, item)) return 'away';
    await chat.loadOlder();
    if (chat.view.older === 'failed') return 'failed';
  }
}
