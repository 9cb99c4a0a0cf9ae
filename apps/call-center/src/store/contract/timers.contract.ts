import type { SessionId } from '@ccc/protocol';
import type { StorePlace } from '../../../test/temp-store';
import { addSession, INSTANCE, message, seed } from '../../../test/store-fixtures';
import { startTimerRunner } from '../../timers/timer-runner';
import { removeExpiredCredentials } from '../expired-credentials';
import { appendEvents } from '../append-events';
import type { Store } from '../store';
import { claimTimers, nextTimerAt, removeTimer, replaceTimers, type DueTimer } from '../timers';

const LEASE = { leaseMs: 100, limit: 10 };

/** What timers promise, whatever is behind them. */
export function describeTimers(createPlace: () => Promise<StorePlace>): void {
  describe('timers', () => {
    let place: StorePlace;
    let store: Store;
    let session: SessionId;

    beforeEach(async () => {
      place = await createPlace();
      store = await place.open();
      await seed(store);
      session = await addSession(store, 'one');
    });
    afterEach(async () => {
      await store.close();
      await place.drop();
    });

    const claim = (now: number): Promise<DueTimer[]> => claimTimers(store.db, { now, ...LEASE });

    it('gives out what is due, soonest first, and again only after the lease', async () => {
      await replaceTimers(store.db, session, [
        { kind: 'customerReply', key: 'c', at: 20 },
        { kind: 'offer', key: 'o', at: 10 },
      ]);
      const other = await addSession(store, 'two');
      await replaceTimers(store.db, other, [{ kind: 'offer', key: 'later', at: 999 }]);
      expect(await nextTimerAt(store.db)).toBe(10);
      expect(await claim(20)).toEqual([
        { session, kind: 'offer', key: 'o', dueAt: 10 },
        { session, kind: 'customerReply', key: 'c', dueAt: 20 },
      ]);
      expect(await claim(119)).toEqual([]);
      expect(await nextTimerAt(store.db)).toBe(120);
      expect(await claim(120)).toHaveLength(2);
    });

    it('follows the session: an append sets, moves and removes deadlines with it', async () => {
      const both = [
        { kind: 'offer' as const, key: 'o', at: 10 },
        { kind: 'customerReply' as const, key: 'c', at: 10 },
      ];
      await appendEvents(store.db, message(session, 1, { deadlines: both }));
      expect(await claim(10)).toHaveLength(2);

      // The offer stays, and with it its lease; the other is a new one.
      const moved = [both[0]!, { ...both[1]!, key: 'c2' }];
      await appendEvents(store.db, message(session, 2, { deadlines: moved }));
      expect(await claim(10)).toEqual([{ session, kind: 'customerReply', key: 'c2', dueAt: 10 }]);

      await appendEvents(store.db, message(session, 3));
      expect(await claim(200)).toHaveLength(2);
      await appendEvents(store.db, message(session, 4, { deadlines: [] }));
      expect(await nextTimerAt(store.db)).toBeNull();
    });

    it('removes a timer only under its own key', async () => {
      await replaceTimers(store.db, session, [{ kind: 'offer', key: 'new', at: 10 }]);
      await removeTimer(store.db, { session, kind: 'offer', key: 'old' });
      expect(await nextTimerAt(store.db)).toBe(10);
      await removeTimer(store.db, { session, kind: 'offer', key: 'new' });
      expect(await nextTimerAt(store.db)).toBeNull();
    });

    it('are fired once by two runners', async () => {
      const sessions = [session];
      for (let index = 1; index < 40; index += 1)
        sessions.push(await addSession(store, `s-${index}`));
      for (const id of sessions)
        await replaceTimers(store.db, id, [{ kind: 'offer', key: id, at: 5 }]);

      const fired: string[] = [];
      const runners = [0, 1].map(() =>
        startTimerRunner({
          store,
          clock: { now: () => 10 },
          log: { error: () => fired.push('error') },
          async handle(timer) {
            fired.push(timer.key);
            await removeTimer(store.db, timer);
          },
        }),
      );
      while ((await nextTimerAt(store.db)) !== null) runners.forEach((runner) => runner.wake());
      await Promise.all(runners.map((runner) => runner.close()));
      expect(fired.sort()).toEqual([...sessions].sort());
    });

    it('outlive the credentials that a runner clears away', async () => {
      const owner = {
        sdk_app_id: INSTANCE,
        kind: 'agent' as const,
        subject_id: 'a',
        token_hash: 't',
      };
      await store.db
        .insertInto('tokens')
        .values([
          { ...owner, token_hash: 'old', expires_at: 10 },
          { ...owner, token_hash: 'good', expires_at: 11 },
        ])
        .execute();
      await store.db
        .insertInto('tickets')
        .values({ ...owner, ticket_hash: 'old', expires_at: 10 })
        .execute();
      await removeExpiredCredentials(store.db, 10);
      const left = await store.db.selectFrom('tokens').select('token_hash').execute();
      expect(left).toEqual([{ token_hash: 'good' }]);
      expect(await store.db.selectFrom('tickets').selectAll().execute()).toEqual([]);
    });
  });
}
