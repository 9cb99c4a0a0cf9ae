import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import { appendBatch, appendEvents } from './append-events';
import type { Append, AppendOutcome } from './session-log';
import type { Store } from './store';

/** Appends that share one statement at most. */
const MAX_BATCH = 32;
/** Statements at a time, so that others find a connection too. The embedded store has one. */
const LANES = { embedded: 1, postgres: 4 } as const;

interface Waiting {
  append: Append;
  resolve(outcome: AppendOutcome): void;
  reject(error: unknown): void;
}

/**
 * Appends to many sessions' logs. Those that come while others are being written wait and then share
 * one statement and one commit: the more there are, the less each costs. Alone, one goes at once.
 */
export class AppendQueue {
  readonly #store: Store;
  #waiting: Waiting[] = [];
  #busyLanes = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Resolves when it is committed. Never two for one session at a time. */
  append(append: Append): Promise<AppendOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ append, resolve, reject });
      if (this.#busyLanes < LANES[this.#store.kind]) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#busyLanes += 1;
    while (this.#waiting.length > 0) {
      // The embedded store blocks this thread while it writes: what has come meanwhile still lies in
      // the sockets, and gets here only when the event loop has had its turn.
      await eventLoopTurn();
      const batch = this.#waiting.splice(0, MAX_BATCH);
      await (batch.length > 1 ? this.#writeTogether(batch) : this.#writeEach(batch));
    }
    this.#busyLanes -= 1;
  }

  async #writeTogether(batch: Waiting[]): Promise<void> {
    let outcomes: AppendOutcome[];
    try {
      const appends = batch.map(({ append }) => append);
      outcomes = await appendBatch(this.#store.db, appends);
    } catch {
      // Refused because of one of them, or crossed by another node: each finds out for itself.
      return this.#writeEach(batch);
    }
    batch.forEach(({ resolve }, index) => resolve(outcomes[index]!));
  }

  async #writeEach(batch: Waiting[]): Promise<void> {
    for (const { append, resolve, reject } of batch) {
      await appendEvents(this.#store.db, append).then(resolve, reject);
    }
  }
}
