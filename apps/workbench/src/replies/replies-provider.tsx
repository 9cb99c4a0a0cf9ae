import type { CannedReply } from '@ccc/protocol';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useDeskApi } from '../service/desk-api-context';
import { RepliesContext, type Replies } from './replies-context';
import { RepliesDialog } from './replies-dialog';

/** Colleagues change the shared ones seldom: after this long they are asked for again. */
const FRESH_MS = 60_000;

interface Props {
  isAdmin: boolean;
  children: ReactNode;
}

/** Keeps the canned replies for the desk, and the dialog in which they are kept. */
export function RepliesProvider({ isAdmin, children }: Props) {
  const api = useDeskApi();
  const [list, setList] = useState<readonly CannedReply[]>([]);
  const [isManaging, setManaging] = useState(false);
  const readAt = useRef(-Infinity);

  const refresh = useCallback(() => {
    if (performance.now() - readAt.current < FRESH_MS) return;
    readAt.current = performance.now();
    api.replies().then(
      ({ replies }) => setList(replies),
      // What was known stays; the next use asks again.
      () => (readAt.current = -Infinity),
    );
  }, [api]);
  useEffect(refresh, [refresh]);

  const value = useMemo<Replies>(
    () => ({
      list,
      refresh,
      change: (part) => setList(part),
      manage: () => setManaging(true),
    }),
    [list, refresh],
  );
  return (
    <RepliesContext value={value}>
      {children}
      {isManaging && <RepliesDialog isAdmin={isAdmin} onClose={() => setManaging(false)} />}
    </RepliesContext>
  );
}
