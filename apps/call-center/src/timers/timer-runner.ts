import { removeExpiredCredentials } from '../store/expired-credentials';
import type { Store, StoreLog } from '../store/store';
import { claimTimers, nextTimerAt, type DueTimer } from '../store/timers';
import { Alarm } from './alarm';

/** A node that dies holding a timer delays it by this much. */
const LEASE_MS = 30_000;
const PRUNE_EVERY_MS = 60_000;
/** Rows that another node is just claiming look ready for a moment. */
const MIN_SLEEP_MS = 10;

export interface TimerRunnerOptions {
  store: Store;
  clock: { now(): number };
  /**
   * Acts on a timer that has come, and removes its row in the transaction that acts. Runs outside of any
   * connection. When it rejects, or leaves the row, the timer comes again after 30 s, perhaps elsewhere.
   */
  handle(timer: DueTimer): Promise<void>;
  log: Pick<StoreLog, 'error'>;
  /** The longest sleep: how late a timer may be that another node has set. @default 1000 */
  pollMs?: number;
  /** Timers in hand at one time. @default 8 */
  concurrency?: number;
}

export interface TimerRunner {
  /** Says that a timer may be due sooner than was known. */
  wake(): void;
  /** Claims nothing more and waits for what is in hand. */
  close(): Promise<void>;
}

/** Fires the timers of all sessions, together with every other node that runs one. */
export function startTimerRunner(options: TimerRunnerOptions): TimerRunner {
  const runner = new Runner(options);
  const running = runner.run();
  return {
    wake: () => runner.wake(),
    close: () => {
      runner.stop();
      return running;
    },
  };
}

class Runner {
  readonly #options: TimerRunnerOptions;
  readonly #concurrency: number;
  readonly #pollMs: number;
  readonly #alarm = new Alarm();
  readonly #inHand = new Set<Promise<void>>();
  #phase: 'running' | 'stopping' = 'running';
  #pruneAt = 0;

  constructor(options: TimerRunnerOptions) {
    this.#options = options;
    this.#concurrency = options.concurrency ?? 8;
    this.#pollMs = options.pollMs ?? 1_000;
  }

  wake(): void {
    this.#alarm.ring();
  }

  stop(): void {
    this.#phase = 'stopping';
    this.#alarm.ring();
  }

  async run(): Promise<void> {
    while (this.#phase === 'running') {
      let sleepMs = this.#pollMs;
      try {
        sleepMs = await this.#round();
      } catch (error) {
        this.#options.log.error({ err: error }, 'timers cannot be read');
      }
      if (this.#phase === 'running') await this.#alarm.sleep(sleepMs);
    }
    await Promise.all(this.#inHand);
  }

  /** Takes what is due. Returns how long there will be nothing more to take. */
  async #round(): Promise<number> {
    const { store, clock } = this.#options;
    await this.#prune();
    const limit = this.#concurrency - this.#inHand.size;
    // Whoever finishes rings the alarm.
    if (limit <= 0) return this.#pollMs;
    const due = await claimTimers(store.db, { now: clock.now(), leaseMs: LEASE_MS, limit });
    for (const timer of due) this.#start(timer);
    if (due.length === limit) return this.#pollMs;
    const next = await nextTimerAt(store.db);
    const waitMs = next === null ? this.#pollMs : next - clock.now();
    return Math.min(Math.max(waitMs, MIN_SLEEP_MS), this.#pollMs);
  }

  #start(timer: DueTimer): void {
    const work = this.#act(timer).finally(() => {
      this.#inHand.delete(work);
      this.#alarm.ring();
    });
    this.#inHand.add(work);
  }

  async #act(timer: DueTimer): Promise<void> {
    try {
      await this.#options.handle(timer);
    } catch (error) {
      this.#options.log.error({ err: error, timer }, 'a timer failed and will come again');
    }
  }

  async #prune(): Promise<void> {
    const now = this.#options.clock.now();
    if (now < this.#pruneAt) return;
    this.#pruneAt = now + PRUNE_EVERY_MS;
    await removeExpiredCredentials(this.#options.store.db, now);
  }
}
