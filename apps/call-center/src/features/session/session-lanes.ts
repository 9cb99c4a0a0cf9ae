import type { SessionId } from '@ccc/protocol';

/**
 * One thing at a time per session within this node, in the order of asking. Only to save retries:
 * what keeps the log right is the sequence number that every append expects.
 */
export class SessionLanes {
  readonly #tails = new Map<SessionId, Promise<unknown>>();

  run<Result>(session: SessionId, work: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(session);
    const result = before ? before.then(work, work) : work();
    this.#tails.set(session, result);
    const leave = (): void => {
      if (this.#tails.get(session) === result) this.#tails.delete(session);
    };
    result.then(leave, leave);
    return result;
  }

  /** Resolves when everything that was asked for has been done. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.allSettled([...this.#tails.values()]);
  }
}
