import type { ConversationView, SessionId } from '@ccc/core';
import type { MissedItems } from '@ccc/ui';

/** The last message that stood on this phone's screen. */
export interface Seen {
  session: SessionId;
  seq: number;
}

/** The newest stored message of the conversation. */
export function newestSeen({ session, items }: ConversationView): Seen | undefined {
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const { session: of, seq } = items[index] ?? {};
    if (session !== undefined && of === session && seq !== undefined) return { session, seq };
  }
  return undefined;
}

/**
 * What others said while the customer was away: after what was seen, and before they came back.
 * @param backAt When they came back, by the service's clock (ms since 1970).
 */
export function missedOf(
  { session, items }: ConversationView,
  seen: Seen | undefined,
  backAt: number,
): MissedItems | undefined {
  if (!seen || seen.session !== session) return undefined;
  let missed: MissedItems | undefined;
  for (let index = items.length - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (!item || item.session !== session) break;
    if (item.seq === undefined) continue;
    if (item.seq <= seen.seq) break;
    if (item.kind !== 'message' || item.isOwn || item.at > backAt) continue;
    missed = { key: item.key, count: (missed?.count ?? 0) + 1 };
  }
  return missed;
}
