import type { SessionId } from '@ccc/protocol';
import { addSession, seed } from '../../test/store-fixtures';
import { openTempStore } from '../../test/temp-store';
import type { Store } from '../store/store';
import { nextTimerAt, removeTimer, replaceTimers, type DueTimer } from '../store/timers';
import { startTimerRunner, type TimerRunner } from './timer-runner';

describe('timer runner', () => {
  let store: Store;
  let session: SessionId;
  let now: number;
  let fired: Array<{ key: string; at: number }>;
  let told: string[];
  let arrived: () => void;

  beforeEach(async () => {
    store = await openTempStore();
    await seed(store);
    session = await addSession(store, 'one');
    now = 1_000;
    fired = [];
    told = [];
    arrived = () => {};
  });
  afterEach(() => store.close());

  const remove = (timer: DueTimer): Promise<void> => removeTimer(store.db, timer);

  function start(
    handle: (timer: DueTimer) => Promise<void>,
    clock = { now: () => now },
  ): TimerRunner {
    return startTimerRunner({
      store,
      clock,
      pollMs: 20,
      log: { error: (_, words) => told.push(words) },
      async handle(timer) {
        fired.push({ key: timer.key, at: clock.now() });
        arrived();
        await handle(timer);
      },
    });
  }

  async function untilFired(count: number): Promise<void> {
    while (fired.length < count) await new Promise<void>((resolve) => (arrived = resolve));
  }

  const arm = (key: string, at: number): Promise<void> =>
    replaceTimers(store.db, session, [{ kind: 'offer', key, at }]);

  it('fires a timer at its time, and not before', async () => {
    const started = Date.now();
    await arm('k', started + 120);
    const runner = start(remove, { now: Date.now });
    await untilFired(1);
    expect(fired[0]!.at).toBeGreaterThanOrEqual(started + 120);
    await runner.close();
    expect(await nextTimerAt(store.db)).toBeNull();
  });

  it('finds a timer that was set by someone else while it slept', async () => {
    const runner = start(remove);
    await arm('later', now);
    await untilFired(1);
    expect(fired).toEqual([{ key: 'later', at: now }]);
    await runner.close();
  });

  it('brings a timer again after 30 s when its handler fails, and goes on with others', async () => {
    await arm('bad', now);
    const other = await addSession(store, 'two');
    await replaceTimers(store.db, other, [{ kind: 'offer', key: 'good', at: now + 1 }]);
    const runner = start(async (timer) => {
      if (timer.key === 'bad' && fired.length <= 2) throw new Error('no');
      await remove(timer);
    });
    now += 1;
    await untilFired(2);
    expect(fired.map(({ key }) => key).sort()).toEqual(['bad', 'good']);
    now += 30_000;
    await untilFired(3);
    await runner.close();
    expect(fired[2]!.key).toBe('bad');
    expect(told).toEqual(['a timer failed and will come again']);
    expect(await nextTimerAt(store.db)).toBeNull();
  });

  it('waits at its close for what is in hand, and takes nothing more', async () => {
    let finish = (): void => {};
    await arm('slow', now);
    const runner = start(
      (timer) => new Promise<void>((done) => (finish = () => void remove(timer).then(done))),
    );
    await untilFired(1);
    const closed = runner.close();
    const other = await addSession(store, 'two');
    await replaceTimers(store.db, other, [{ kind: 'offer', key: 'next', at: now }]);
    finish();
    await closed;
    expect(fired.map(({ key }) => key)).toEqual(['slow']);
    const left = await store.db.selectFrom('timers').select('key').execute();
    expect(left).toEqual([{ key: 'next' }]);
  });

  it('does not need a connection while a handler works', async () => {
    await arm('k', now);
    const runner = start(async (timer) => {
      await store.db.transaction().execute((trx) => removeTimer(trx, timer));
    });
    await untilFired(1);
    await runner.close();
    expect(await nextTimerAt(store.db)).toBeNull();
  });

  it('clears away expired credentials', async () => {
    const token = { sdk_app_id: 1, kind: 'agent' as const, subject_id: 'a' };
    await store.db
      .insertInto('tokens')
      .values([
        { ...token, token_hash: 'old', expires_at: now },
        { ...token, token_hash: 'good', expires_at: now + 1 },
      ])
      .execute();
    const runner = start(remove);
    await arm('k', now);
    await untilFired(1);
    await runner.close();
    const left = await store.db.selectFrom('tokens').select('token_hash').execute();
    expect(left).toEqual([{ token_hash: 'good' }]);
  });
});
