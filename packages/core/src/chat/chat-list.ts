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
  const items: ChatItem[] = failed
    .filter(({ entry }) => entry.session !== undefined && !known.has(entry.session))
    .map(({ item }) => item);
  for (const { session, items: stored } of sessions) {
    const own = failed.filter(({ entry }) => entry.session === session);
    let next = 0;
    for (const item of stored) {
      while (next < own.length && (own[next]?.entry.afterSeq ?? 0) < (item.seq ?? 0)) {
        items.push(own[next]!.item);
        next += 1;
      }
      items.push(item);
    }
    items.push(...own.slice(next).map(({ item }) => item));
  }
  const last = outbox.filter(
    ({ entry }) => entry.delivery !== 'failed' || entry.session === undefined,
  );
  return [...items, ...last.map(({ item }) => item)];
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
      perspective === 'customer'
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
  if (content.type === 'text') return content;
  const { type, width, height, bytes, localPath } = content;
  return { type, width, height, bytes, url: localPath };
}

/** The smallest change that leads from one view to the next; `undefined` when nothing changed. */
export function changeBetween(
  before: ConversationView,
  after: ConversationView,
): ConversationChange | undefined {
  const isShorter = after.items.length < before.items.length;
  const appendedFrom = Math.min(before.items.length, after.items.length);
  const updated: number[] = [];
  for (let index = 0; index < appendedFrom; index += 1) {
    if (before.items[index] !== after.items[index]) updated.push(index);
  }
  const isStageChanged =
    before.stage !== after.stage ||
    before.session !== after.session ||
    before.customer !== after.customer;
  const isListChanged = updated.length > 0 || before.items.length !== after.items.length;
  if (!isListChanged && !isStageChanged) return undefined;
  return { view: after, appendedFrom, updated, isShorter, isStageChanged };
}
