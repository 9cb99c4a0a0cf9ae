import { waitFor, type WaitOptions } from './wait-for';

/** Keeps what it is told, in order. */
export interface Recorder<Entry> {
  /** Hand this to whatever calls back. */
  readonly record: (entry: Entry) => void;
  readonly entries: readonly Entry[];
  readonly last: Entry | undefined;
  /** The first entry, now or later, that fits. */
  waitFor(fits: (entry: Entry) => boolean, options?: WaitOptions): Promise<Entry>;
  clear(): void;
}

export function createRecorder<Entry>(): Recorder<Entry> {
  const entries: Entry[] = [];
  return {
    record: (entry) => void entries.push(entry),
    entries,
    get last() {
      return entries[entries.length - 1];
    },
    async waitFor(fits, options) {
      const found = await waitFor(
        () => {
          const index = entries.findIndex(fits);
          return index === -1 ? undefined : { entry: entries[index] as Entry };
        },
        { describe: `a fitting entry among ${entries.length}`, ...options },
      );
      return found.entry;
    },
    clear: () => void entries.splice(0),
  };
}
