import type { FlowSnapshot } from '@ccc/flow';
import { deadlinesOf, type SessionState } from '../../domain';
import { readSession } from '../../store/session-log';
import { removeTimer, type DueTimer } from '../../store/timers';
import type { ServiceContext } from '../context';
import type { SessionEngine } from './session-engine';

/**
 * Makes the calls for which flows wait. A call's timer stays until its answer is committed, so that a
 * node that dies is followed by another: a call is made at least once, and its answer counts once.
 */
export class FlowCalls {
  readonly #context: ServiceContext;
  readonly #engine: SessionEngine;
  readonly #underWay = new Set<Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(context: ServiceContext, engine: SessionEngine) {
    this.#context = context;
    this.#engine = engine;
  }

  /** Begins the call and comes back: other timers must not wait for a slow service. */
  begin(timer: DueTimer): void {
    const { log } = this.#context;
    const work = this.#make(timer)
      .catch((err: unknown) => log.error({ err, timer }, 'a call will be made again'))
      .finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }

  /** Breaks off what is under way; it is taken up after the next start. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#underWay);
  }

  async #make(timer: DueTimer): Promise<void> {
    const { store, callHttp } = this.#context;
    const { session, key } = timer;
    const read = await readSession(store.db, session);
    const call = read ? awaitedCall(read.row.state as SessionState, key) : null;
    if (call === null) return removeTimer(store.db, timer);
    const result = await callHttp(call, this.#stopping.signal);
    if (this.#stopping.signal.aborted) return;
    const done = await this.#engine.run({
      session,
      ask: () => ({ name: 'http.answer', key, result }),
    });
    // The customer has left meanwhile.
    if (done.seq === undefined) await removeTimer(store.db, timer);
  }
}

function awaitedCall(state: SessionState, key: string) {
  const isAwaited = deadlinesOf(state).some((each) => each.kind === 'http' && each.key === key);
  const snapshot: FlowSnapshot | null = state.stage === 'flow' ? state.snapshot : null;
  return isAwaited && snapshot?.awaiting === 'http' ? snapshot.call : null;
}
