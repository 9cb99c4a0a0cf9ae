import type { Sound } from '@ccc/protocol';
import { useCallback, useEffect, useState } from 'react';
import { useDeskApi } from '../service/desk-api-context';

export interface Sounds {
  list: readonly Sound[];
  state: 'loading' | 'ready' | 'failed';
  /** What it failed with. */
  error: unknown;
  /** Reads the list anew: flows change beside it. */
  read(): void;
}

/** The sounds that the service has. */
export function useSounds(): Sounds {
  const api = useDeskApi();
  const [known, setKnown] = useState<Omit<Sounds, 'read'>>(LOADING);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let isMeant = true;
    const set = (next: (before: Omit<Sounds, 'read'>) => Omit<Sounds, 'read'>) => {
      if (isMeant) setKnown(next);
    };
    api.sounds().then(
      ({ sounds }) => set(() => ({ list: sounds, state: 'ready', error: undefined })),
      (error: unknown) => set(({ list }) => ({ list, state: 'failed', error })),
    );
    return () => {
      isMeant = false;
    };
  }, [api, round]);

  const read = useCallback(() => {
    setKnown(({ list }) => ({ ...LOADING, list }));
    setRound((now) => now + 1);
  }, []);
  return { ...known, read };
}

const LOADING = { list: [], state: 'loading', error: undefined } as const;
