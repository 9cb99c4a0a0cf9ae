import type { SkillGroupId } from '@ccc/protocol';
import { groupsWithoutAnybody, queuedIn } from '../../store/empty-queues';
import { groupAvailability } from '../../store/queue';
import type { ServiceContext } from '../context';
import type { SessionEngine } from '../session/session-engine';

/** Sessions closed in one round. */
const SLICE = 100;

/**
 * Tells customers who wait in a group of whom nobody is online any more, and ends their sessions, once
 * that has lasted `emptyQueueMs`: a reload, or a short break of the only agent, sends nobody away.
 */
export class EmptyQueues {
  readonly #context: ServiceContext;
  readonly #engine: SessionEngine;
  /** Since when this node has seen the group without anybody. */
  readonly #since = new Map<SkillGroupId, number>();

  constructor(context: ServiceContext, engine: SessionEngine) {
    this.#context = context;
    this.#engine = engine;
  }

  /** Does nothing when customers are to wait until somebody comes. */
  async sweep(): Promise<void> {
    const { store, limits, now } = this.#context;
    if (limits.emptyQueueMs === 0) return;
    const at = now();
    const empty = new Set(await groupsWithoutAnybody(store.db, at));
    for (const group of this.#since.keys()) if (!empty.has(group)) this.#since.delete(group);
    for (const group of empty) {
      const since = this.#since.get(group);
      if (since === undefined) this.#since.set(group, at);
      else if (at - since >= limits.emptyQueueMs) await this.#close(group);
    }
  }

  async #close(group: SkillGroupId): Promise<void> {
    const { store, now } = this.#context;
    for (const session of await queuedIn(store.db, group, SLICE)) {
      await this.#engine.run({
        session,
        ask: async () => {
          const { online } = await groupAvailability(store.db, group, now());
          return { name: 'queue.close', online };
        },
      });
    }
  }
}
