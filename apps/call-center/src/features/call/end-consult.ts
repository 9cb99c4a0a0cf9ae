import { CccError, type OfferId, type SessionId } from '@ccc/protocol';
import type { SessionEngine } from '../session/session-engine';

/** The service itself ends a consultation whose colleague is gone. One that is over by now needs no end. */
export async function endConsult(
  engine: SessionEngine,
  session: SessionId,
  offer: OfferId,
): Promise<void> {
  const actor = { kind: 'system' } as const;
  try {
    await engine.run({ session, ask: () => ({ name: 'consult.end', actor, offer }) });
  } catch (error) {
    if (!(error instanceof CccError) || error.code !== 'consult.unknown') throw error;
  }
}
