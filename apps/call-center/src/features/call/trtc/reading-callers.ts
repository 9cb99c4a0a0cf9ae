import type { CallId, SessionId } from '@ccc/protocol';
import type { SessionState } from '../../../domain';
import { hearingOf } from '../../../domain/call-sound';
import { liveCalls } from '../../../store/call-legs';
import type { ServiceContext } from '../../context';
import type { Commit } from '../../session/commit';
import type { SessionEngine } from '../../session/session-engine';
import { readingMs } from './reading-time';

interface Reading {
  session: SessionId;
  /** What the flow is told with; null: it does not wait. */
  until: string | null;
  isTold: boolean;
  /** The last words that were reckoned with. */
  words: number;
  dueAt: number;
}

/**
 * Where the service cannot play anything into a call, callers read what the flow says, and it goes on after
 * the time that this takes. Each node reckons by itself: whoever is told first is believed, and after a
 * restart the reading begins again.
 */
export class ReadingCallers {
  readonly #context: ServiceContext;
  readonly #engine: SessionEngine;
  readonly #readings = new Map<CallId, Reading>();

  constructor(context: ServiceContext, engine: SessionEngine) {
    this.#context = context;
    this.#engine = engine;
  }

  committed({ session, state }: Commit): void {
    this.#look(session, state);
  }

  async sweep(): Promise<void> {
    const { store, now, log } = this.#context;
    const live = await liveCalls(store.db);
    for (const { session, state } of live) this.#look(session, state);
    const calls = new Set(live.map(({ state }) => state.call?.id));
    const at = now();
    for (const [call, reading] of this.#readings) {
      const { session, until, isTold, dueAt } = reading;
      if (!calls.has(call)) this.#readings.delete(call);
      else if (until !== null && !isTold && dueAt <= at) {
        reading.isTold = true;
        const ask = () => ({ name: 'call.heard', call, until }) as const;
        this.#engine.run({ session, ask }).catch((err: unknown) => {
          log.warn({ err, call }, 'the flow was not told');
          reading.isTold = false;
        });
      }
    }
  }

  #look(session: SessionId, state: SessionState): void {
    const { call } = state;
    if (!call) return;
    const { words, until } = hearingOf(state);
    const last = words.at(-1)?.id ?? 0;
    const known = this.#readings.get(call.id);
    if (known && last <= known.words && until === known.until) return;
    const { words: before = -1, dueAt = 0 } = known ?? {};
    const takesMs = words
      .filter(({ id }) => id > before)
      .reduce((sum, { text }) => sum + readingMs(text), 0);
    const from = Math.max(this.#context.now(), dueAt);
    this.#readings.set(call.id, {
      ...{ session, until, isTold: false },
      words: Math.max(last, before),
      dueAt: from + takesMs,
    });
  }
}
