import { useEffect, useRef, useState } from 'react';

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
  /** What it was read with. */
  load: LoadPage<Item> | undefined;
}

/**
 * A list page by page, begun anew whenever `load` is another function. What was shown stays until the
 * new first page is there, unless `key` is another one too.
 */
export function usePages<Item>(load: LoadPage<Item>, key: string): Pages<Item> {
  const [known, setKnown] = useState<Known<Item>>(() => nothing(key));
  const run = useRef(0);

  const read = (before: number | undefined, past: readonly Item[]) => {
    const mine = ++run.current;
    const set = (change: (now: Known<Item>) => Known<Item>) => {
      if (mine === run.current) setKnown(change);
    };
    load(before).then(
      (page) =>
        set(() => ({
          key,
          load,
          items: [...past, ...page.items],
          state: 'ready',
          error: undefined,
          before: page.before,
        })),
      (error: unknown) =>
        set((now) => ({
          ...(now.key === key ? now : nothing<Item>(key)),
          load,
          state: 'failed',
          error,
        })),
    );
  };

  useEffect(() => {
    read(undefined, []);
    return () => void (run.current += 1);
    // `read` is made of these two.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [load, key]);

  const shown = known.key === key ? known : nothing<Item>(key);
  const state = known.load === load ? shown.state : 'loading';
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
    load: undefined,
    items: [],
    state: 'loading',
    error: undefined,
    before: undefined,
  };
}
