import { useEffect, useState } from 'react';
import { useDeskApi } from '../service/desk-api-context';

/** How often it is asked whether something was left: nobody waits at the other end. */
const READ_MS = 30_000;

/** The left messages that nobody has handled. */
export interface OpenMessages {
  /** Absent: not known yet. */
  count: number | undefined;
  /** Another one whenever there may be others. */
  revision: string;
  /** Asks at once. */
  refresh(): void;
}

/** How many messages wait to be handled, for as long as the desk is open. */
export function useOpenMessages(): OpenMessages {
  const api = useDeskApi();
  const [newest, setNewest] = useState<{ count: number; key: string }>();
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let isShown = true;
    const read = () =>
      api.leftMessages(false).then(
        ({ messages, open }) => {
          if (!isShown) return;
          setNewest({ count: open, key: `${open} ${messages[0]?.session ?? ''}` });
        },
        // The list itself says what is wrong; the next time it may be right.
        () => undefined,
      );
    void read();
    const timer = setInterval(() => void read(), READ_MS);
    return () => {
      isShown = false;
      clearInterval(timer);
    };
  }, [api, turn]);

  return {
    count: newest?.count,
    revision: `${turn} ${newest?.key ?? ''}`,
    refresh: () => setTurn((now) => now + 1),
  };
}
