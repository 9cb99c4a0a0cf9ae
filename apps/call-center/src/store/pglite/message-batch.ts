import type { PGlite } from '@electric-sql/pglite';

/** Parse, Bind, Describe, Execute: nothing comes of them before the Sync that follows. */
const HELD = new Set(['P', 'B', 'D', 'E'].map((letter) => letter.charCodeAt(0)));

/**
 * PGlite for its node-postgres adapter, which sends message by message: held back until the Sync,
 * they enter the database once for a statement instead of four times.
 */
export function batchMessages(pglite: PGlite): Pick<PGlite, 'execProtocolStream' | 'waitReady'> {
  let held: Uint8Array[] = [];
  return {
    waitReady: pglite.waitReady,
    async execProtocolStream(message, options) {
      held.push(message);
      if (HELD.has(message[0]!)) return [];
      const batch = held.length === 1 ? message : Buffer.concat(held);
      held = [];
      return pglite.execProtocolStream(batch, options);
    },
  };
}
