import { asId, type SessionId } from '@ccc/protocol';
import { sql } from 'kysely';
import type { ServiceContext } from '../context';
import type { SessionEngine } from './session-engine';

/** Sessions completed in one round. */
const SLICE = 100;

/** Completes ended sessions whose agent has forgotten them: until then they keep the agent's place. */
export class WrapUpLimit {
  readonly #context: ServiceContext;
  readonly #engine: SessionEngine;

  constructor(context: ServiceContext, engine: SessionEngine) {
    this.#context = context;
    this.#engine = engine;
  }

  /** Does nothing without a limit. */
  async sweep(): Promise<void> {
    const { store, limits, now } = this.#context;
    if (limits.wrapUpMs === 0) return;
    const rows = await store.db
      .selectFrom('sessions')
      .select('id')
      .where('stage', '=', sql.lit('ended'))
      .where('ended_at', '<=', now() - limits.wrapUpMs)
      .orderBy('ended_at')
      .limit(SLICE)
      .execute();
    for (const { id } of rows) {
      await this.#engine.run({
        session: asId<SessionId>(id),
        ask: () => ({ name: 'session.complete', actor: { kind: 'system' }, by: 'timer' }),
      });
    }
  }
}
