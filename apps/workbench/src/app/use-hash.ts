import { useCallback, useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The part of the address behind `#`, and how to go to another; the browser's own keys go back. */
export function useHash(): [hash: string, go: (hash: string) => void] {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash.slice(1));
  const go = useCallback((to: string) => {
    window.location.hash = to;
  }, []);
  return [hash, go];
}
