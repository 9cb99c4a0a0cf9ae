import { expectedIn } from '../../domain/call-rights';
import { liveCalls } from '../../store/call-legs';
import type { ServiceContext } from '../context';
import type { SessionEngine } from '../session/session-engine';

/** How often it is looked. */
const EVERY_MS = 2000;

/** Ends the calls of which a side is gone for good, whichever node they were on. */
export class LostCalls {
  readonly #context: ServiceContext;
  readonly #engine: SessionEngine;
  #lookedAt = 0;

  constructor(context: ServiceContext, engine: SessionEngine) {
    this.#context = context;
    this.#engine = engine;
  }

  async sweep(): Promise<void> {
    const { store, now, limits } = this.#context;
    const at = now();
    if (at - this.#lookedAt < Math.min(EVERY_MS, limits.callGraceMs)) return;
    this.#lookedAt = at;
    for (const { session, state, seen } of await liveCalls(store.db)) {
      const call = state.call?.id;
      const isLost = expectedIn(state).some(
        ({ role, since }) => Math.max(since, seen.get(role) ?? 0) < at - limits.callGraceMs,
      );
      if (call === undefined || !isLost) continue;
      await this.#engine.run({
        session,
        ask: () => ({ name: 'call.end', actor: { kind: 'system' }, call }),
      });
    }
  }
}
