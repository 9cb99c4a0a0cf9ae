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

/** Before anything is learnt. */
export const NO_ORIGIN: SessionOrigin = { path: [] };

interface Entry {
  origin: SessionOrigin;
  /** What was heard, by number: the beginning may come after what follows it. */
  heard: Map<number, SessionEvent>;
}

/** The first events of a session. */
export type ReadBeginning = (session: SessionId) => Promise<{ events: readonly SessionEvent[] }>;

/** Gathers the origin of every watched session from the events of a connection. */
export class SessionLog {
  readonly #entries = new Map<SessionId, Entry>();
  readonly #asked = new Set<SessionId>();
  readonly #listeners = new Set<() => void>();
  readonly #readBeginning: ReadBeginning;
  readonly #stop: () => void;

  constructor(connection: Pick<Connection, 'onEvent'>, readBeginning: ReadBeginning) {
    this.#readBeginning = readBeginning;
    this.#stop = connection.onEvent((event) => this.#take([event]));
  }

  /** The same object until something is learnt. */
  origin(session: SessionId): SessionOrigin {
    return this.#entries.get(session)?.origin ?? NO_ORIGIN;
  }

  /** Fetches the beginning of a session that is watched from somewhere in its middle. */
  completeOrigin(session: SessionId): void {
    if (this.origin(session).startedAt !== undefined || this.#asked.has(session)) return;
    this.#asked.add(session);
    this.#readBeginning(session).then(
      ({ events }) => this.#take(events),
      // Asked again when the panel is shown again: it does without until then.
      () => this.#asked.delete(session),
    );
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#stop();
    this.#listeners.clear();
  }

  #take(events: readonly SessionEvent[]): void {
    const fresh = events.filter(
      (event) => tellsOrigin(event) && !this.#entries.get(event.session)?.heard.has(event.seq),
    );
    if (fresh.length === 0) return;
    for (const event of fresh) this.#hear(event);
    for (const listener of [...this.#listeners]) listener();
  }

  #hear(event: SessionEvent): void {
    const heard = this.#entries.get(event.session)?.heard ?? new Map<number, SessionEvent>();
    heard.set(event.seq, event);
    const inOrder = [...heard.values()].sort((one, other) => one.seq - other.seq);
    this.#entries.set(event.session, { heard, origin: inOrder.reduce(learnOrigin, NO_ORIGIN) });
  }
}

type OriginEvent = Extract<SessionEvent, { name: 'session.started' | 'flow.stepped' }>;

function tellsOrigin(event: SessionEvent): event is OriginEvent {
  return event.name === 'session.started' || event.name === 'flow.stepped';
}

/** What is known once this event is; each event once. */
export function learnOrigin(origin: SessionOrigin, event: SessionEvent): SessionOrigin {
  if (!tellsOrigin(event)) return origin;
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
