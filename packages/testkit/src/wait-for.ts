export interface WaitOptions {
  /** Default 5000. */
  timeoutMs?: number;
  /** What was waited for, for the error. */
  describe?: string;
  /** How often to look. Default 5. */
  intervalMs?: number;
}

/**
 * Waits until the condition answers something true, and returns it. A condition that throws is
 * not met yet; the last error is part of the one thrown when time is up.
 */
export async function waitFor<Value>(
  condition: () => Value | Promise<Value>,
  { timeoutMs = 5000, describe = 'a condition', intervalMs = 5 }: WaitOptions = {},
): Promise<Exclude<Value, false | 0 | '' | null | undefined>> {
  const until = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value) return value as Exclude<Value, false | 0 | '' | null | undefined>;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() >= until) {
      throw new Error(`waited ${timeoutMs} ms for ${describe}`, { cause: last });
    }
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}
