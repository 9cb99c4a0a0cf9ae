import type { ServiceContext } from './context';

/** Removes what is older than its retention, with every sweep; when nothing is left, a while later again. */
export class Retention {
  readonly #context: ServiceContext;
  readonly #retentionMs: number;
  readonly #removeOld: (context: ServiceContext, before: number) => Promise<'done' | 'more'>;
  #nextAt = 0;

  /**
   * @param retentionMs 0: for ever
   * @param removeOld removes what is from before a moment, or some of it
   */
  constructor(
    context: ServiceContext,
    retentionMs: number,
    removeOld: (context: ServiceContext, before: number) => Promise<'done' | 'more'>,
  ) {
    this.#context = context;
    this.#retentionMs = retentionMs;
    this.#removeOld = removeOld;
  }

  async sweep(): Promise<void> {
    const { limits, now } = this.#context;
    const at = now();
    if (this.#retentionMs === 0 || at < this.#nextAt) return;
    const rest = await this.#removeOld(this.#context, at - this.#retentionMs);
    if (rest === 'done') this.#nextAt = at + limits.retentionSweepMs;
  }
}
