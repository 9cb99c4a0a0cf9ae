import { appendEvents, type Append, type AppendOutcome } from './session-log';
import type { Store } from './store';

/** Appends that share one transaction at most. */
const MAX_BATCH = 32;
/** Transactions at a time, so that others find a connection too. The embedded store has one. */
const LANES = { embedded: 1, postgres: 4 } as const;

interface Waiting {
  append: Append;
  resolve(outcome: AppendOutcome): void;
  reject(error: unknown): void;
}

/**
 * Appends to many sessions' logs. Those that come while others are being written wait and then share
 * one commit, so that a slow disk costs each of them less the more there are; alone, one goes at once.
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
      const batch = this.#waiting.splice(0, MAX_BATCH);
      await (batch.length === 1 ? this.#writeEach(batch) : this.#writeTogether(batch));
    }
    this.#busyLanes -= 1;
  }

  async #writeTogether(batch: Waiting[]): Promise<void> {
    // Every node takes the rows in the same order, so that no two wait for each other.
    batch.sort((a, b) => (a.append.session < b.append.session ? -1 : 1));
    let outcomes: AppendOutcome[];
    try {
      outcomes = await this.#store.db.transaction().execute(async (trx) => {
        const written: AppendOutcome[] = [];
        for (const { append } of batch) written.push(await appendEvents(trx, append));
        return written;
      });
    } catch {
      // Nothing of it is there: each finds out for itself whether the fault was its own.
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
