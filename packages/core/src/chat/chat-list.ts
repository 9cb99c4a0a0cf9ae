import type { ChatItem, ItemContent, MessageItem } from '../session/chat-item';
import type { Perspective, SessionView } from '../session/session-view';
import type { ConversationChange, ConversationView } from './conversation-view';
import type { OutboxEntry } from './outbox-store';

/**
 * The list as it is shown: what the sessions hold, oldest first; messages that failed, where they
 * failed; those on their way, last.
 */
export function listItems(
  sessions: readonly SessionView[],
  outbox: ReadonlyArray<{ entry: OutboxEntry; item: MessageItem }>,
): ChatItem[] {
  const failed = outbox.filter(({ entry }) => entry.delivery === 'failed');
  const known = new Set(sessions.map(({ session }) => session));
  const lost = failed.filter(
    ({ entry }) => entry.session !== undefined && !known.has(entry.session),
  );
  const last = outbox.filter(
    ({ entry }) => entry.delivery !== 'failed' || entry.session === undefined,
  );
  const stored = sessions.map((view) =>
    withFailed(
      view,
      failed.filter(({ entry }) => entry.session === view.session),
    ),
  );
  return itemsOf(lost).concat(...betweenSessions(stored), itemsOf(last));
}

type Unsent = { entry: OutboxEntry; item: MessageItem };

function itemsOf(unsent: readonly Unsent[]): ChatItem[] {
  return unsent.map(({ item }) => item);
}

/** What failed stands where it was written. */
function withFailed({ items }: SessionView, own: readonly Unsent[]): readonly ChatItem[] {
  if (own.length === 0) return items;
  const mixed: ChatItem[] = [];
  let next = 0;
  for (const item of items) {
    while (next < own.length && (own[next]?.entry.afterSeq ?? 0) < (item.seq ?? 0)) {
      mixed.push(own[next]!.item);
      next += 1;
    }
    mixed.push(item);
  }
  return [...mixed, ...itemsOf(own.slice(next))];
}

const begun = new WeakMap<ChatItem, ChatItem>();

/** A line where one conversation ends and the next begins; the same one each time. */
function betweenSessions(sessions: readonly (readonly ChatItem[])[]): (readonly ChatItem[])[] {
  const stretches: (readonly ChatItem[])[] = [];
  for (const items of sessions) {
    const first = items[0];
    if (!first) continue;
    if (stretches.length > 0 && first.session !== undefined) stretches.push([lineAbove(first)]);
    stretches.push(items);
  }
  return stretches;
}

function lineAbove(first: ChatItem): ChatItem {
  const known = begun.get(first);
  if (known) return known;
  const { session, at } = first;
  const notice = { name: 'begun' } as const;
  const key = `${session}:begun`;
  const line: ChatItem = { kind: 'notice', key, session: session!, seq: 0, at, notice };
  begun.set(first, line);
  return line;
}

/** How an entry of the outbox looks. */
export function itemOf(
  entry: OutboxEntry,
  perspective: Perspective,
  view: SessionView | undefined,
): MessageItem {
  return {
    kind: 'message',
    key: entry.id,
    session: entry.session,
    seq: undefined,
    at: entry.at,
    isOwn: true,
    sender:
      perspective.kind === 'customer'
        ? { kind: 'customer', customer: view?.customer }
        : {
            kind: 'agent',
            agent: view?.stage.name === 'active' ? view.stage.agent : undefined,
          },
    content: contentOf(entry),
    delivery: entry.delivery,
    ...(entry.progress === undefined ? {} : { progress: entry.progress }),
    code: entry.code,
  };
}

function contentOf({ content }: OutboxEntry): ItemContent {
  if (!('localPath' in content)) return content;
  const { file: _file, poster: _poster, ...local } = content;
  if (local.type === 'video') {
    const { localPath: url, posterPath: posterUrl = '', ...shown } = local;
    return { ...shown, url, posterUrl };
  }
  const { localPath: url, ...shown } = local;
  return { ...shown, url };
}

/** The smallest change that leads from one view to the next; `undefined` when nothing changed. */
export function changeBetween(
  before: ConversationView,
  after: ConversationView,
): ConversationChange | undefined {
  const prepended = putInFront(before.items, after.items);
  const isShorter = after.items.length < before.items.length;
  const appendedFrom = Math.min(before.items.length + prepended, after.items.length);
  const updated: number[] = [];
  for (let index = prepended; index < appendedFrom; index += 1) {
    if (before.items[index - prepended] !== after.items[index]) updated.push(index);
  }
  const isStageChanged =
    before.stage !== after.stage ||
    before.session !== after.session ||
    before.customer !== after.customer ||
    before.rating !== after.rating ||
    before.left !== after.left ||
    before.media !== after.media ||
    before.call !== after.call ||
    before.unrated !== after.unrated ||
    before.older !== after.older ||
    before.readSeq !== after.readSeq ||
    before.isTyping !== after.isTyping;
  const isListChanged = updated.length > 0 || before.items.length !== after.items.length;
  if (!isListChanged && !isStageChanged) return undefined;
  return { view: after, prepended, appendedFrom, updated, isShorter, isStageChanged };
}

/** How many items stand before the one that was first. */
function putInFront(before: readonly ChatItem[], after: readonly ChatItem[]): number {
  const first = before[0]?.key;
  if (first === undefined || after[0]?.key === first || after.length <= before.length) return 0;
  return Math.max(
    0,
    after.findIndex(({ key }) => key === first),
  );
}
