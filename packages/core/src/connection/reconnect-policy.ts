/** How long to wait before the next try. */
export interface ReconnectPolicy {
  /** Longest first wait; it doubles with every attempt. */
  baseMs: number;
  /** Longest wait ever. */
  capMs: number;
  /** A connection that held this long counts as good: the next loss starts from the first wait. */
  stableMs: number;
}

export const DEFAULT_RECONNECT_POLICY: ReconnectPolicy = {
  baseMs: 1000,
  capMs: 30000,
  stableMs: 10000,
};

export interface Wait {
  /** Tries that failed since the connection last held; 0 for the first. */
  attempt: number;
  /** At least 0, less than 1. */
  roll: number;
  /** What the service asked for. */
  retryAfterMs?: number;
}

/**
 * Full jitter: anywhere between nothing and the doubled, capped wait, so that many clients that were
 * cut off together do not come back together. The service's own `retryAfterMs` wins; only up to
 * `baseMs` of jitter is added to it.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function reconnectDelayMs(policy: ReconnectPolicy, wait: Wait): number {
  if (wait.retryAfterMs !== undefined) {
    return wait.retryAfterMs + Math.floor(wait.roll * policy.baseMs);
  }
  // 2 ** 20 is far above any cap; without the bound a long night offline would end at Infinity.
  const ceilingMs = Math.min(policy.capMs, policy.baseMs * 2 ** Math.min(wait.attempt, 20));
  return Math.floor(wait.roll * ceilingMs);
}
