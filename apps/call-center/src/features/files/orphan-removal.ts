import { claimOrphans, removeFile } from '../../store/files';
import type { ServiceContext } from '../context';

/** Files taken away in one round. */
const BATCH = 100;

/** Removes what was uploaded and not sent. */
export class OrphanRemoval {
  readonly #context: ServiceContext;
  #nextAt = 0;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /** Does nothing when the last round is not long ago. */
  async sweep(): Promise<void> {
    const { store, files, limits, now } = this.#context;
    const at = now();
    if (at < this.#nextAt) return;
    const orphans = await claimOrphans(store.db, at - limits.orphanFileMs, BATCH);
    for (const id of orphans) {
      await files.delete(id);
      await removeFile(store.db, id);
    }
    if (orphans.length < BATCH) this.#nextAt = at + limits.orphanSweepMs;
  }
}
