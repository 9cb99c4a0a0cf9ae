export interface Countdown {
  /** Whole seconds left, rounded up, so that 0 means over. */
  seconds: number;
  /** Part left, 1 → 0, for the ring. */
  part: number;
}

/** What is left until `expiresAt`; all times in milliseconds of the service's clock. */
export function countdownOf(expiresAt: number, now: number, totalMs: number): Countdown {
  const leftMs = Math.max(0, expiresAt - now);
  const part = totalMs > 0 ? Math.min(1, leftMs / totalMs) : 0;
  return { seconds: Math.ceil(leftMs / 1000), part };
}
