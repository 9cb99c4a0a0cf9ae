import type { SessionId } from '@ccc/core';
import type { Seen } from '../../presenter/missed';

const STORAGE_KEY = 'ccc_seen';

/** What the customer saw last, on this phone. */
export function readSeen(): Seen | undefined {
  const stored: Partial<Record<keyof Seen, unknown>> = wx.getStorageSync(STORAGE_KEY) || {};
  const { session, seq } = stored;
  if (typeof session !== 'string' || typeof seq !== 'number') return undefined;
  return { session: session as SessionId, seq };
}

export function storeSeen(seen: Seen): void {
  wx.setStorageSync(STORAGE_KEY, seen);
}
