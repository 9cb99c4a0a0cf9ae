import { sessionsEndedBefore } from '../../store/personal-data';
import type { ServiceContext } from '../context';
import { removeSessionsWithFiles } from './remove-sessions';

/** Sessions taken away in one round: the service goes on answering between two of them. */
const SLICE = 20;

/** Removes completed sessions that ended longer ago than `retentionMs`; 0 keeps them for ever. */
export class Retention {
  readonly #context: ServiceContext;
  #nextAt = 0;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /** One slice; the next follows with the next sweep, or, when nothing is left, a while later. */
  async sweep(): Promise<void> {
    const { store, limits, now, log } = this.#context;
    const at = now();
    if (limits.retentionMs === 0 || at < this.#nextAt) return;
    const old = await sessionsEndedBefore(store.db, at - limits.retentionMs, SLICE);
    if (old.length > 0) {
      const removed = await removeSessionsWithFiles(this.#context, old);
      log.info({ audit: 'retention', ...removed }, 'sessions past their retention were removed');
    }
    if (old.length < SLICE) this.#nextAt = at + limits.retentionSweepMs;
  }
}
