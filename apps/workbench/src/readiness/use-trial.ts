import { CccError, type ErrorCode } from '@ccc/protocol';
import { useEffect, useEffectEvent, useState } from 'react';

/** What a device was found to be. */
export type Trial =
  | { name: 'untested' }
  | { name: 'there'; stream: MediaStream }
  | { name: 'failed'; code: ErrorCode };

/** How a trial looks in the list of checks. */
export const TRIAL_RESULTS = { untested: 'open', there: 'good', failed: 'bad' } as const;

/** Tries a device once it is asked for; it is let go with the component. */
export function useTrial(open: () => Promise<{ stream: MediaStream; stop(): void }>): {
  trial: Trial;
  isTrying: boolean;
  begin(): void;
} {
  const [isTrying, setTrying] = useState(false);
  const [trial, setTrial] = useState<Trial>({ name: 'untested' });
  const ask = useEffectEvent(open);

  useEffect(() => {
    if (!isTrying) return undefined;
    let stop: (() => void) | undefined;
    let isOver = false;
    ask().then(
      (found) => {
        if (isOver) return found.stop();
        stop = found.stop;
        setTrial({ name: 'there', stream: found.stream });
      },
      (error: unknown) => {
        if (isOver) return;
        setTrial({ name: 'failed', code: error instanceof CccError ? error.code : 'unknown' });
        setTrying(false);
      },
    );
    return () => {
      isOver = true;
      stop?.();
    };
  }, [isTrying]);

  return { trial, isTrying, begin: () => setTrying(true) };
}
