import type { Bus, Hint } from './bus';

type Handler = (hint: Hint) => void;

/** Hints within one process. Delivered after the publisher's turn, as over a network. */
export class LocalBus implements Bus {
  readonly #handlers = new Map<string, Set<Handler>>();
  #closed = false;

  publish(subject: string, hint: Hint): void {
    if (this.#closed || !this.#handlers.has(subject)) return;
    queueMicrotask(() => {
      for (const handler of this.#handlers.get(subject) ?? []) handler({ ...hint });
    });
  }

  async subscribe(subject: string, handler: Handler): Promise<() => void> {
    // A handler of its own for every subscription: the same function may subscribe twice.
    const own: Handler = (hint) => handler(hint);
    const handlers = this.#handlers.get(subject) ?? new Set<Handler>();
    this.#handlers.set(subject, handlers.add(own));
    return () => {
      handlers.delete(own);
      if (handlers.size === 0 && this.#handlers.get(subject) === handlers) {
        this.#handlers.delete(subject);
      }
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#handlers.clear();
  }
}
