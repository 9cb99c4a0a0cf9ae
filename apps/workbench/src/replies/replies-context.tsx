import type { CannedReply } from '@ccc/protocol';
import { createContext, useContext } from 'react';

/** The canned replies at this desk. */
export interface Replies {
  list: readonly CannedReply[];
  /** Reads them anew, when the last time was a while ago. */
  refresh(): void;
  change(part: (list: readonly CannedReply[]) => readonly CannedReply[]): void;
  /** Shows the dialog in which they are kept. */
  manage(): void;
}

const NONE: Replies = {
  list: [],
  refresh: () => undefined,
  change: () => undefined,
  manage: () => undefined,
};

export const RepliesContext = createContext<Replies>(NONE);

export function useReplies(): Replies {
  return useContext(RepliesContext);
}
