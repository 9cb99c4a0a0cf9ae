import type { LegEvent, MediaLog } from './media-provider';

type Listener = (event: LegEvent) => void;

/** Who wants to know what happens to legs. One that throws keeps it from no other. */
export class LegListeners {
  private readonly all = new Set<Listener>();

  constructor(private readonly log: MediaLog) {}

  /** @returns how to stop listening */
  add(listener: Listener): () => void {
    this.all.add(listener);
    return () => this.all.delete(listener);
  }

  tell(event: LegEvent): void {
    for (const listener of this.all) {
      try {
        listener(event);
      } catch (err) {
        this.log.error({ err, call: event.call }, 'a listener of calls failed');
      }
    }
  }

  clear(): void {
    this.all.clear();
  }
}
