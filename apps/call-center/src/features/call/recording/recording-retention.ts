import { expireRecordings } from '../../../store/recordings';
import type { ServiceContext } from '../../context';

/** Lets go of recordings older than `recordingRetentionMs`; 0 keeps them as long as their sessions. */
export class RecordingRetention {
  readonly #context: ServiceContext;
  #nextAt = 0;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  async sweep(): Promise<void> {
    const { store, limits, now, log } = this.#context;
    const at = now();
    if (limits.recordingRetentionMs === 0 || at < this.#nextAt) return;
    const recordings = await expireRecordings(store.db, at - limits.recordingRetentionMs);
    if (recordings > 0) {
      log.info({ audit: 'retention', recordings }, 'recordings past their retention are removed');
    }
    this.#nextAt = at + limits.retentionSweepMs;
  }
}
