/** What a connection may have said and not yet been answered. */
const MAX_WAITING = 200;

/**
 * Carries out what a client sends one after another, in the order in which it came.
 * Nothing is kept for a connection that lies idle.
 */
export class FrameQueue {
  #waiting: string[] | undefined;
  #working = false;
  readonly #work: (text: string) => Promise<void> | void;

  /** `work` MUST NOT reject. */
  constructor(work: (text: string) => Promise<void> | void) {
    this.#work = work;
  }

  /** False: too many are waiting, and this one was not taken. */
  push(text: string): boolean {
    if (this.#working) {
      this.#waiting ??= [];
      return this.#waiting.length < MAX_WAITING && this.#waiting.push(text) > 0;
    }
    void this.#run(text);
    return true;
  }

  async #run(first: string): Promise<void> {
    this.#working = true;
    let next: string | undefined = first;
    while (next !== undefined) {
      const work = this.#work(next);
      if (work) await work;
      next = this.#waiting?.shift();
    }
    this.#waiting = undefined;
    this.#working = false;
  }
}
