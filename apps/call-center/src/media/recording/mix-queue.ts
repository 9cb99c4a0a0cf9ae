import type { MediaLog } from '../media-provider';
import type { Recorded } from './call-recorder';
import { mixSides } from './mix-sides';

/** Mixes what was recorded, one call after another: the calls that go on come first. */
export class MixQueue {
  private readonly stopping = new AbortController();
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly log: MediaLog) {}

  /** What was recorded, and the mixed file besides; without it where that cannot be had. MUST NOT reject. */
  add(recorded: Recorded, path: string): Promise<Recorded> {
    const mixed = this.last.then(() => this.mix(recorded, path));
    this.last = mixed;
    return mixed;
  }

  /** Stops what is under way. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.last;
  }

  private async mix(recorded: Recorded, path: string): Promise<Recorded> {
    const { signal } = this.stopping;
    if (recorded.fault !== null || recorded.files.length === 0 || signal.aborted) return recorded;
    const sides = recorded.files.map((file) => file.path);
    try {
      const { durationMs, bytes } = await mixSides({ sides, path, signal });
      const mixed = { side: 'mixed', path, durationMs, bytes } as const;
      return { ...recorded, files: [...recorded.files, mixed] };
    } catch (err) {
      if (!signal.aborted) this.log.error({ err }, 'a recording is not mixed; its sides are kept');
      return recorded;
    }
  }
}
