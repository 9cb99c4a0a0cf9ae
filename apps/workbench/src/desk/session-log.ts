import type { Connection } from '@ccc/core';
import type { EventData, SessionEvent, SessionId } from '@ccc/protocol';

/** What only the log tells: where the customer came from, and their way through the flow. */
export interface SessionOrigin {
  flow?: EventData['session.started']['flow'];
  page?: string;
  clientData?: string;
  /** Milliseconds since 1970. */
  startedAt?: number;
  /** The labels of the flow's nodes, in the order they were walked. */
  path: readonly string[];
}

const NOTHING: SessionOrigin = { path: [] };

interface Entry {
  origin: SessionOrigin;
  seen: Set<number>;
}

/** Gathers the origin of every watched session from the events of a connection. */
export class SessionLog {
  readonly #entries = new Map<SessionId, Entry>();
  readonly #listeners = new Set<() => void>();
  readonly #stop: () => void;

  constructor(connection: Pick<Connection, 'onEvent'>) {
    this.#stop = connection.onEvent((event) => this.#take(event));
  }

  /** The same object until something is learnt. */
  origin(session: SessionId): SessionOrigin {
    return this.#entries.get(session)?.origin ?? NOTHING;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#stop();
    this.#listeners.clear();
  }

  #take(event: SessionEvent): void {
    if (event.name !== 'session.started' && event.name !== 'flow.stepped') return;
    const entry = this.#entries.get(event.session) ?? { origin: NOTHING, seen: new Set() };
    if (entry.seen.has(event.seq)) return;
    entry.seen.add(event.seq);
    entry.origin = learn(entry.origin, event);
    this.#entries.set(event.session, entry);
    for (const listener of [...this.#listeners]) listener();
  }
}

function learn(
  origin: SessionOrigin,
  event: Extract<SessionEvent, { name: 'session.started' | 'flow.stepped' }>,
): SessionOrigin {
  if (event.name === 'session.started') {
    const { flow, page, clientData } = event.data;
    return { ...origin, flow, page, clientData, startedAt: event.at };
  }
  const path = [...origin.path];
  for (const { label, node } of event.data.visited ?? []) {
    // A node that waits for the customer is visited again with their answer.
    if (path.at(-1) !== (label || node)) path.push(label || node);
  }
  return { ...origin, path };
}
