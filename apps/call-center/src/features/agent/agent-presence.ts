import { asId, type AgentId, type SessionId } from '@ccc/protocol';
import { sql } from 'kysely';
import { transitionAgent } from '../../domain';
import { expiredLeases, renewLeases } from '../../store/presence';
import type { ServiceContext } from '../context';
import { endConsult } from '../call/end-consult';
import { onlineWithoutOffered } from '../session/online-without';
import type { SessionEngine } from '../session/session-engine';
import { lockAgents, saveAgent } from './agent-record';
import type { DeskBoard } from './desk-board';

/** Who is here: a lease that every connected agent's node renews, and what follows when one runs out. */
export class AgentPresence {
  readonly #context: ServiceContext;
  readonly #engine: SessionEngine;
  readonly #desks: DeskBoard;
  #renewAt = 0;

  constructor(context: ServiceContext, engine: SessionEngine, desks: DeskBoard) {
    this.#context = context;
    this.#engine = engine;
    this.#desks = desks;
  }

  /** An agent's connection is there: within the lease the status is as it was, after it `offline`. */
  async arrive(agent: AgentId): Promise<void> {
    const { store, now, limits } = this.#context;
    await this.#expire(agent);
    await renewLeases(store.db, [agent], now() + limits.leaseMs);
  }

  /** Renews the leases of agents here, and ends those, anywhere, that have run out. */
  async sweep(): Promise<void> {
    const { store, now, limits } = this.#context;
    if (now() >= this.#renewAt) {
      this.#renewAt = now() + limits.leaseRenewMs;
      await renewLeases(store.db, this.#desks.agents, now() + limits.leaseMs);
    }
    for (const agent of await expiredLeases(store.db, now())) await this.#expire(agent);
  }

  /** Takes back what is offered to an agent who is gone. */
  async withdrawOffers(agent: AgentId): Promise<void> {
    const rows = await this.#context.store.db
      .selectFrom('sessions')
      .select(['id', 'offer_id'])
      .where('agent_id', '=', agent)
      .where('stage', '=', 'offered')
      .execute();
    await this.#endConsults(agent);
    for (const { id, offer_id: offer } of rows) {
      if (offer === null) continue;
      await this.#engine.run({
        session: asId<SessionId>(id),
        ask: async (loaded) => ({
          name: 'offer.withdraw',
          offer: asId(offer),
          online: await onlineWithoutOffered(this.#context, loaded),
        }),
      });
    }
  }

  /** Those that ring; who is in a call already has the time of that to come back. */
  async #endConsults(agent: AgentId): Promise<void> {
    const rows = await this.#context.store.db
      .selectFrom('sessions')
      .select(['id', sql<string>`state #>> '{call,consult,offer}'`.as('offer')])
      .where('consult_agent_id', '=', agent)
      .where('consult_stage', '=', 'asked')
      .execute();
    for (const { id, offer } of rows) {
      await endConsult(this.#engine, asId(id), asId(offer));
    }
  }

  async #expire(id: AgentId): Promise<void> {
    const { store, now, log } = this.#context;
    const hasLeft = await store.db.transaction().execute(async (trx) => {
      const agent = (await lockAgents(trx, [id])).get(id);
      // Renewed, or ended by another node, while this one waited for the row.
      if (!agent || agent.leaseUntil > now() || agent.state.status === 'offline') return false;
      const moved = transitionAgent(agent.state, { type: 'leaseExpired' });
      if ('refuse' in moved) return false;
      await saveAgent(trx, agent, moved.state, now());
      return true;
    });
    if (!hasLeft) return;
    log.info({ agent: id }, 'an agent is gone without a word');
    await this.withdrawOffers(id);
    this.#desks.changed(id);
  }
}
