import { claimOrphans, removeFile } from '../../store/files';
import { dropLooseAvatars } from '../avatar/drop-avatars';
import type { ServiceContext } from '../context';

/** Files taken away in one round. */
const BATCH = 100;

/** Removes what was uploaded and not sent, and pictures that are no longer, or never became, a customer's. */
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
    const loose = await dropLooseAvatars(this.#context, at - limits.orphanFileMs, BATCH);
    if (orphans.length < BATCH && loose < BATCH) this.#nextAt = at + limits.orphanSweepMs;
  }
}
