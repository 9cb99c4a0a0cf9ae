import type { FlowId, SessionId } from '@ccc/protocol';
import type { SessionState } from '../../domain/session-state';

/** A session as it was last seen; `appendEvents` finds out whether that is still true. */
export interface LoadedSession {
  id: SessionId;
  sdkAppId: number;
  flow: { id: FlowId; version: number };
  state: SessionState;
}

/** States of sessions that were lately written to, so that a message costs one statement and not two. */
export class StateCache {
  readonly #sessions = new Map<SessionId, LoadedSession>();
  readonly #maxSessions: number;

  constructor(maxSessions = 5000) {
    this.#maxSessions = maxSessions;
  }

  get(id: SessionId): LoadedSession | undefined {
    return this.#sessions.get(id);
  }

  /** Keeps the newer of two states; one that is over is not kept. */
  put(loaded: LoadedSession): void {
    const known = this.#sessions.get(loaded.id);
    if (known && known.state.seq > loaded.state.seq) return;
    this.#sessions.delete(loaded.id);
    if (loaded.state.stage === 'completed') return;
    this.#sessions.set(loaded.id, loaded);
    if (this.#sessions.size <= this.#maxSessions) return;
    const [oldest] = this.#sessions.keys();
    if (oldest !== undefined) this.#sessions.delete(oldest);
  }

  forget(id: SessionId): void {
    this.#sessions.delete(id);
  }
}
