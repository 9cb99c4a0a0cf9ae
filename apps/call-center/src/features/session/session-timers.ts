import { startTimerRunner, type TimerRunner } from '../../timers/timer-runner';
import { removeTimer, type DueTimer } from '../../store/timers';
import type { ServiceContext } from '../context';
import { FlowCalls } from './flow-calls';
import { onlineWithoutOffered } from './online-without';
import type { SessionEngine } from './session-engine';

/** Deadlines of sessions, fired on time and at most once each. */
export function startSessionTimers(context: ServiceContext, engine: SessionEngine): TimerRunner {
  const { store, log, now, limits } = context;
  const calls = new FlowCalls(context, engine);
  const runner = startTimerRunner({
    store,
    log,
    clock: { now },
    pollMs: limits.sweepMs,
    handle: async (timer) => {
      if (timer.kind === 'http') calls.begin(timer);
      else await fire(context, engine, timer);
    },
  });
  engine.onCommit(({ deadlines }) => {
    // Later ones are seen by the next round anyway.
    if (deadlines.some(({ at }) => at - now() < limits.sweepMs)) runner.wake();
  });
  return {
    wake: () => runner.wake(),
    async close() {
      await runner.close();
      await calls.close();
    },
  };
}

async function fire(
  context: ServiceContext,
  engine: SessionEngine,
  timer: DueTimer,
): Promise<void> {
  const { session, kind, key } = timer;
  const done = await engine.run({
    session,
    ask: async (loaded) => ({
      name: 'timer.fire',
      deadline: kind,
      key,
      online: await onlineWithoutOffered(context, loaded),
    }),
  });
  // The session had moved past it.
  if (done.seq === undefined) await removeTimer(context.store.db, timer);
}
