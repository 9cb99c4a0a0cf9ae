import { CccError, type CallRole, type SessionId } from '@ccc/protocol';
import { expectedIn } from '../../domain/call-rights';
import type { CallState } from '../../domain/session-state';
import { forgetLegs, liveCalls } from '../../store/call-legs';
import type { ServiceContext } from '../context';
import type { SessionEngine } from '../session/session-engine';
import { endConsult } from './end-consult';

/** How often it is looked. */
const EVERY_MS = 2000;

/** How long it can still be told what is wrong with a ticket of a call that is over, and how often older ones go. */
const REMEMBERED_MS = 86_400_000;
const FORGET_EVERY_MS = 3_600_000;

/** Ends the calls of which a side is gone for good, whichever node they were on. */
export class LostCalls {
  readonly #context: ServiceContext;
  readonly #engine: SessionEngine;
  #lookedAt = 0;
  #forgotAt = 0;

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
      const gone = expectedIn(state).find(
        ({ role, since }) => Math.max(since, seen.get(role) ?? 0) < at - limits.callGraceMs,
      );
      if (state.call && gone) await this.#end(session, state.call, gone.role);
    }
    if (at - this.#forgotAt < FORGET_EVERY_MS) return;
    this.#forgotAt = at;
    await forgetLegs(store.db, at - REMEMBERED_MS);
  }

  async #end(session: SessionId, { id: call, consult }: CallState, lost: CallRole): Promise<void> {
    if (lost !== 'colleague') {
      const actor = { kind: 'system' } as const;
      try {
        await this.#engine.run({ session, ask: () => ({ name: 'call.end', actor, call, lost }) });
        return;
      } catch (error) {
        // A colleague who is not at work any more cannot go on: then they are gone as well.
        if (!(error instanceof CccError) || !consult) throw error;
      }
    }
    if (consult) await endConsult(this.#engine, session, consult.offer);
  }
}
