import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Memory of a process, in bytes. */
export interface Memory {
  /** What the system has given it. */
  rss: number;
  /** What its objects take. */
  heap: number;
}

/** Longer than Node's HTTP server keeps anything of a connection that it has handed over. */
const SETTLE_MS = 35_000;

/** What is left once everything that may go has gone. Needs `--expose-gc`. */
async function settledMemory(): Promise<Memory> {
  await pause(SETTLE_MS);
  // A regular collection keeps the pages that it empties.
  global.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed + external };
}

/**
 * The other end of `Child`: says on which port this program listens, answers questions about its
 * memory, and ends when the benchmark is done with it, or has died.
 */
export function reportToParent(
  address: AddressInfo | string | null,
  close: () => Promise<void>,
): void {
  process.on('message', (message) => {
    if (message === 'memory') void settledMemory().then((memory) => process.send?.(memory));
  });
  process.on('disconnect', () => void close().then(() => process.exit(0)));
  if (typeof address !== 'object' || !address) throw new Error('does not listen on a port');
  process.send?.({ port: address.port });
}
