import type { Desk } from '@ccc/core/desk/index';
import type { DirectoryResponse } from '@ccc/protocol';
import { useEffect, useState } from 'react';

/** Who is free changes while one chooses. */
const REFRESH_MS = 5000;

interface Directory {
  people: DirectoryResponse | undefined;
  /** Why the last look failed. */
  error: unknown;
}

/** To whom a session can go, looked up again and again while it is shown. */
export function useDirectory(desk: Desk): Directory {
  const [directory, setDirectory] = useState<Directory>({ people: undefined, error: undefined });

  useEffect(() => {
    let isShown = true;
    const look = () =>
      desk.directory().then(
        (people) => isShown && setDirectory({ people, error: undefined }),
        // What was seen before stays: it is better than nothing.
        (error: unknown) => isShown && setDirectory(({ people }) => ({ people, error })),
      );
    void look();
    const timer = setInterval(() => void look(), REFRESH_MS);
    return () => {
      isShown = false;
      clearInterval(timer);
    };
  }, [desk]);
  return directory;
}
