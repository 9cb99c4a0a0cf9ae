import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** One page of a list that is read from its newest end. */
export interface Page<Item> {
  items: readonly Item[];
  /** Where the next page begins; absent after the last. */
  before?: number | undefined;
}

export type LoadPage<Item> = (before?: number) => Promise<Page<Item>>;

export interface Pages<Item> {
  items: readonly Item[];
  state: 'loading' | 'ready' | 'failed';
  /** What it failed with. */
  error: unknown;
  hasMore: boolean;
  /** Reads the next page, or the one that failed again; does nothing meanwhile. */
  more(): void;
}

interface Known<Item> extends Omit<Pages<Item>, 'hasMore' | 'more'> {
  key: string;
  before: number | undefined;
  /** What it was read for. */
  wish: object | undefined;
}

/**
 * A list page by page, begun anew whenever `load` is another function or `revision` another one: then
 * there is something else to read. What was shown stays until the new first page is there, unless `key`
 * is another one too.
 */
export function usePages<Item>(load: LoadPage<Item>, key: string, revision = ''): Pages<Item> {
  const [known, setKnown] = useState<Known<Item>>(() => nothing(key));
  const run = useRef(0);
  const wish = useMemo(() => ({ load, key, revision }), [load, key, revision]);

  const read = useCallback(
    (before: number | undefined, past: readonly Item[]) => {
      const { load, key } = wish;
      const mine = ++run.current;
      const set = (change: (now: Known<Item>) => Known<Item>) => {
        if (mine === run.current) setKnown(change);
      };
      load(before).then(
        (page) =>
          set(() => ({
            key,
            wish,
            items: [...past, ...page.items],
            state: 'ready',
            error: undefined,
            before: page.before,
          })),
        (error: unknown) =>
          set((now) => ({
            ...(now.key === key ? now : nothing<Item>(key)),
            wish,
            state: 'failed',
            error,
          })),
      );
    },
    [wish],
  );

  useEffect(() => {
    read(undefined, []);
    return () => void (run.current += 1);
  }, [read]);

  const shown = known.key === key ? known : nothing<Item>(key);
  const state = known.wish === wish ? shown.state : 'loading';
  return {
    items: shown.items,
    state,
    error: shown.error,
    hasMore: shown.before !== undefined,
    more: () => {
      if (state === 'loading') return;
      setKnown({ ...shown, state: 'loading' });
      read(shown.before, shown.items);
    },
  };
}

function nothing<Item>(key: string): Known<Item> {
  return {
    key,
    wish: undefined,
    items: [],
    state: 'loading',
    error: undefined,
    before: undefined,
  };
}
