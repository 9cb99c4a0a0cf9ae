import { setTimeout as pause } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';

const SETTLE_MS = 500;
const ROUNDS_MAX = 20;
/** A round that gives back less than this share was the last. */
const SETTLED = 0.002;

/** Resident bytes once collecting, if this process may, gives back no more. */
async function settledRssBytes(): Promise<number> {
  let rss = process.memoryUsage.rss();
  for (let round = 0; global.gc && round < ROUNDS_MAX; round += 1) {
    // A regular collection keeps the pages that it empties.
    global.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    await pause(SETTLE_MS);
    const before = rss;
    rss = process.memoryUsage.rss();
    if (round > 1 && before - rss < before * SETTLED) break;
  }
  return rss;
}

/**
 * The other end of `Child`: says on which port this program listens, answers questions about its
 * memory, and ends when the benchmark is done with it, or has died.
 */
export function reportToParent(address: AddressInfo | string | null, close: () => Promise<void>) {
  process.on('message', (message) => {
    if (message === 'memory') void settledRssBytes().then((rss) => process.send?.({ rss }));
  });
  process.on('disconnect', () => void close().then(() => process.exit(0)));
  if (typeof address !== 'object' || !address) throw new Error('does not listen on a port');
  process.send?.({ port: address.port });
}
