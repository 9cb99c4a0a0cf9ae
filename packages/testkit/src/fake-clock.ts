interface Timer {
  at: number;
  order: number;
  callback: () => void;
}

/** A clock that moves only when told to. Fits every clock port of the house. */
export interface FakeClock {
  now(): number;
  /** Returns the function that cancels it. */
  setTimer(callback: () => void, delayMs: number): () => void;
  /** Moves on, running what falls due in order of its time, then of its setting. */
  advance(durationMs: number): void;
  /** Like {@link advance}, and lets promises settle after every timer and at the end. */
  run(durationMs: number): Promise<void>;
  /** Runs until nothing is due any more; throws after `limitMs` of fake time. */
  runAll(limitMs?: number): Promise<void>;
  /** How many timers are waiting. */
  readonly pending: number;
}

/** A clock that starts at `startAt` (ms since 1970; default 1 January 2026). */
export function createFakeClock(startAt = Date.UTC(2026, 0, 1)): FakeClock {
  let now = startAt;
  let orders = 0;
  let timers: Timer[] = [];

  function takeDue(until: number): Timer | undefined {
    let due: Timer | undefined;
    for (const timer of timers) {
      if (timer.at > until) continue;
      const isEarlier =
        !due || timer.at < due.at || (timer.at === due.at && timer.order < due.order);
      if (isEarlier) due = timer;
    }
    if (due) timers = timers.filter((timer) => timer !== due);
    return due;
  }

  function fire(timer: Timer): void {
    now = Math.max(now, timer.at);
    timer.callback();
  }

  async function run(durationMs: number): Promise<void> {
    const until = now + durationMs;
    await settlePromises();
    for (let timer = takeDue(until); timer; timer = takeDue(until)) {
      fire(timer);
      await settlePromises();
    }
    now = until;
  }

  return {
    now: () => now,
    setTimer(callback, delayMs) {
      orders += 1;
      const timer: Timer = { at: now + Math.max(0, delayMs), order: orders, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(durationMs) {
      const until = now + durationMs;
      for (let timer = takeDue(until); timer; timer = takeDue(until)) fire(timer);
      now = until;
    },
    run,
    async runAll(limitMs = 3600000) {
      const until = now + limitMs;
      await settlePromises();
      for (let timer = takeDue(until); timer; timer = takeDue(until)) {
        fire(timer);
        await settlePromises();
      }
      if (timers.length > 0) {
        throw new Error(`${timers.length} timers are still due after ${limitMs} ms`);
      }
    },
    get pending() {
      return timers.length;
    },
  };
}

/** A macrotask comes after every microtask, however long their chain. */
function settlePromises(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
