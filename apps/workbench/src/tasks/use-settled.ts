import { useEffect, useState } from 'react';

/** The value once it has stayed the same for a while; empty words hold at once. */
export function useSettled(value: string, settleMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === '' ? 0 : settleMs);
    return () => clearTimeout(timer);
  }, [value, settleMs]);
  return settled;
}
