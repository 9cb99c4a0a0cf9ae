import type { ServiceContext } from './context';

/** Things that are looked after from time to time, by name. */
export type Chores = Record<string, () => Promise<void> | void>;

/**
 * Does every chore, one after another, every `sweepMs`; a round that takes longer delays the next.
 * What fails is tried again in the next round.
 *
 * @returns how to stop; resolves when the round under way is over
 */
export function startSweeper({ limits, log }: ServiceContext, chores: Chores): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let isStopped = false;

  const next = (): void => {
    timer = setTimeout(() => {
      round = sweep().then(() => {
        if (!isStopped) next();
      });
    }, limits.sweepMs);
  };

  async function sweep(): Promise<void> {
    for (const [chore, work] of Object.entries(chores)) {
      if (isStopped) return;
      try {
        await work();
      } catch (err) {
        log.warn({ err, chore }, 'a sweep failed and comes again');
      }
    }
  }

  next();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await round;
  };
}
