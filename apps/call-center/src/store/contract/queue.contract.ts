import { asId, type AgentId, type OfferId, type SessionId } from '@ccc/protocol';
import type { StorePlace } from '../../../test/temp-store';
import { addAgent, addWaiting, GROUP, message, seed, summary } from '../../../test/store-fixtures';
import { expiredLeases, renewLeases } from '../presence';
import {
  aheadOf,
  candidates,
  groupAvailability,
  headOfQueue,
  lockGroup,
  waitingIn,
} from '../queue';
import { appendEvents } from '../append-events';
import type { Store } from '../store';

const NOW = 1_000_000;

/** What the queue and the agents' presence promise, whatever is behind them. */
export function describeQueue(createPlace: () => Promise<StorePlace>): void {
  describe('queue', () => {
    let place: StorePlace;
    let store: Store;

    beforeEach(async () => {
      place = await createPlace();
      store = await place.open();
      await seed(store);
    });
    afterEach(async () => {
      await store.close();
      await place.drop();
    });

    /** One assignment as features make it: lock, head, candidate, append. */
    const assignNext = (): Promise<{ session: SessionId; agent: AgentId } | null> =>
      store.db.transaction().execute(async (trx) => {
        await lockGroup(trx, GROUP);
        const session = await headOfQueue(trx, GROUP);
        const [best] = await candidates(trx, GROUP, NOW);
        if (!session || !best) return null;
        const offer = { id: asId<OfferId>(`offer-${session}`), expiresAt: NOW };
        const offered = summary({ stage: 'offered', agent: best.agent, offer });
        const outcome = await appendEvents(trx, message(session, 1, { summary: offered }));
        expect(outcome.kind).toBe('appended');
        return { session, agent: best.agent };
      });

    it('is first in, first out within a priority, and 1 comes before 5', async () => {
      await addWaiting(store, 'later', { queuedAt: 20 });
      await addWaiting(store, 'sooner', { queuedAt: 10 });
      const urgent = await addWaiting(store, 'urgent', { queuedAt: 30, priority: 1 });
      const last = await addWaiting(store, 'last', { queuedAt: 1, priority: 5 });

      expect(await headOfQueue(store.db, GROUP)).toBe(urgent);
      const ahead = await Promise.all(
        ['urgent', 'sooner', 'later', 'last'].map((id) => aheadOf(store.db, asId(id))),
      );
      expect(ahead).toEqual([0, 1, 2, 3]);
      expect(await waitingIn(store.db, GROUP, 3)).toBe(3);
      expect(await waitingIn(store.db, GROUP, 3, 10)).toBe(2);
      await appendEvents(store.db, message(last, 1, { summary: summary({ stage: 'ended' }) }));
      expect(await aheadOf(store.db, last)).toBe(0);
    });

    it('gives 8 claimers at once each session once, in order, and nobody too many', async () => {
      const agents = await Promise.all(
        Array.from({ length: 10 }, (_, index) => addAgent(store, `agent-${index}`)),
      );
      for (let index = 0; index < 30; index += 1) {
        await addWaiting(store, `s-${String(index).padStart(2, '0')}`, { queuedAt: index });
      }
      const assigned: SessionId[] = [];
      const load = new Map<AgentId, number>();
      const claimer = async (): Promise<void> => {
        for (let got = await assignNext(); got !== null; got = await assignNext()) {
          assigned.push(got.session);
          load.set(got.agent, (load.get(got.agent) ?? 0) + 1);
        }
      };
      await Promise.all(Array.from({ length: 8 }, claimer));

      expect([...assigned].sort()).toEqual(
        Array.from({ length: 20 }, (_, index) => `s-${String(index).padStart(2, '0')}`),
      );
      expect([...load.values()]).toEqual(agents.map(() => 2));
      expect(await headOfQueue(store.db, GROUP)).toBe('s-20');
    });

    it('keeps everyone else out of a locked group, and only of that group', async () => {
      const agent = await addAgent(store, 'counter', { servedAt: 0 });
      const count = (): Promise<unknown> =>
        store.db.transaction().execute(async (trx) => {
          await lockGroup(trx, GROUP);
          const read = trx.selectFrom('agents').select('served_at').where('id', '=', agent);
          const { served_at: seen } = await read.executeTakeFirstOrThrow();
          await trx
            .updateTable('agents')
            .set({ served_at: seen + 1 })
            .where('id', '=', agent)
            .execute();
        });
      await Promise.all(Array.from({ length: 20 }, count));
      expect((await candidates(store.db, GROUP, NOW))[0]?.servedAt).toBe(20);
    });

    it('offers to who is free, by priority, then to the least recently served', async () => {
      await addAgent(store, 'busy', { status: 'busy' });
      await addAgent(store, 'gone', { leaseUntil: NOW });
      await addAgent(store, 'recent', { servedAt: 9 });
      await addAgent(store, 'idle', { servedAt: 3 });
      await addAgent(store, 'lead', { priority: 1, servedAt: 99 });
      const names = (await candidates(store.db, GROUP, NOW)).map(({ agent }) => agent);
      expect(names).toEqual(['lead', 'idle', 'recent']);
    });

    it('counts offered, active and ended sessions against an agent, completed ones not', async () => {
      const agent = await addAgent(store, 'agent');
      const stages = ['offered', 'active', 'ended', 'completed'] as const;
      const loads: Array<number | undefined> = [];
      const session = await addWaiting(store, 'one', { queuedAt: 1 });
      for (const [index, stage] of stages.entries()) {
        await appendEvents(
          store.db,
          message(session, index + 1, { summary: summary({ stage, agent }) }),
        );
        loads.push((await candidates(store.db, GROUP, NOW))[0]?.load);
      }
      expect(loads).toEqual([1, 1, 1, 0]);
    });

    it('tells online from free: neither the absent nor those at rest are online', async () => {
      await addAgent(store, 'free');
      await addAgent(store, 'arrange', { status: 'arrange' });
      await addAgent(store, 'rest', { status: 'rest' });
      await addAgent(store, 'offline', { status: 'offline' });
      await addAgent(store, 'expired', { leaseUntil: NOW });
      expect(await groupAvailability(store.db, GROUP, NOW)).toEqual({ online: 2, free: 1 });
    });

    it('renews the leases of those who are there, and reports those that have run out', async () => {
      const here = await addAgent(store, 'here', { leaseUntil: 10 });
      const gone = await addAgent(store, 'gone', { leaseUntil: 10 });
      const off = await addAgent(store, 'off', { leaseUntil: 10, status: 'offline' });
      await renewLeases(store.db, [here, off], 50);
      await renewLeases(store.db, [here], 40);
      await renewLeases(store.db, [], 90);
      expect(await expiredLeases(store.db, 30)).toEqual([gone]);
      expect(await expiredLeases(store.db, 50)).toEqual([gone, here]);
    });
  });
}
