import { CccError, type SessionId } from '@ccc/protocol';
import type { Kysely } from 'kysely';
import type { SessionCommand } from '../../domain/contract';
import { deadlinesOf, summaryOf, type SessionState } from '../../domain';
import { AppendQueue } from '../../store/append-queue';
import { appendEvents } from '../../store/append-events';
import {
  readSession,
  type Append,
  type AppendOutcome,
  type CommandKey,
} from '../../store/session-log';
import type { Database } from '../../store/tables';
import { isRetryable, toStoreError } from '../../store/store-error';
import { agentEffectsOf, applyAgentEffects } from '../agent/agent-effects';
import { lockAgents } from '../agent/agent-record';
import { filesIn, keepFiles } from '../files/sent-files';
import type { ServiceContext } from '../context';
import { askedIn, ringAgents } from '../routing/ring-agent';
import type { Commit, CommitListener } from './commit';
import { decideThrough, type Outcome } from './decide-through';
import type { FlowShelf } from './flow-shelf';
import { SessionLanes } from './session-lanes';
import { StateCache, type LoadedSession } from './state-cache';

/** Races lost to other nodes before a command is put off. */
const MAX_ATTEMPTS = 10;

export interface SessionRequest {
  session: SessionId;
  /** Of a client's command: the same one again is answered without being done again. */
  key?: CommandKey;
  /** What is asked of the session as it stands; throws a `CccError` to refuse. May be called again. */
  ask(loaded: LoadedSession): SessionCommand | Promise<SessionCommand>;
}

export interface SessionDone {
  /** The first event that the command caused; none when there was nothing to do. */
  seq?: number;
}

/** How an append is written that nothing else has to be committed with. */
type AppendAlone = (append: Append) => Promise<AppendOutcome>;

/** Called within the transaction; what it throws undoes all of it. */
export type FileWriter = (trx: Kysely<Database>, append: Append) => Promise<void>;

/**
 * Carries commands out on sessions: load, decide, append, tell. A command is done when its facts are
 * committed; an append that another node has overtaken is decided anew.
 */
export class SessionEngine {
  readonly #context: ServiceContext;
  readonly #flows: FlowShelf;
  readonly #appends: AppendQueue;
  readonly #lanes = new SessionLanes();
  readonly #states = new StateCache();
  readonly #listeners: CommitListener[] = [];
  readonly #writers: FileWriter[] = [];

  constructor(context: ServiceContext, flows: FlowShelf) {
    this.#context = context;
    this.#flows = flows;
    this.#appends = new AppendQueue(context.store);
  }

  /** `listener` hears of every commit of this node from now on. */
  onCommit(listener: CommitListener): void {
    this.#listeners.push(listener);
  }

  /** `writer` writes what has to be committed together with facts that show files. */
  onFiles(writer: FileWriter): void {
    this.#writers.push(writer);
  }

  /** @throws CccError the refusal, or `store.unavailable` */
  run(request: SessionRequest): Promise<SessionDone> {
    return this.#lanes.run(request.session, () => this.#attempts(request));
  }

  /** For facts that were written by other means than `run`. */
  announce(commit: Commit): void {
    const { session: id, sdkAppId, state } = commit;
    this.#states.put({ id, sdkAppId, flow: state.flow, state });
    for (const listener of this.#listeners) listener(commit);
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    return this.#lanes.idle();
  }

  async #attempts(request: SessionRequest): Promise<SessionDone> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      try {
        const done = await this.#attempt(request);
        if (done) return done;
      } catch (error) {
        this.#states.forget(request.session);
        if (!isRetryable(error)) throw toStoreError(error);
      }
    }
    throw new CccError('store.unavailable', { retryAfterMs: 1000, origin: 'lost every race' });
  }

  /** Null: what was known of the session is out of date. */
  async #attempt(request: SessionRequest): Promise<SessionDone | null> {
    const cached = this.#states.get(request.session);
    if (!cached) return this.#attemptFresh(request);
    let outcome: Outcome;
    try {
      outcome = await this.#decide(cached, request);
    } catch (error) {
      if (!(error instanceof CccError)) throw error;
      // Refused by what may be an old state, or a repetition of what has been done.
      return this.#attemptFresh(request);
    }
    if (outcome.events.length === 0) return this.#attemptFresh(request);
    return this.#write(cached, outcome, request, (append) => this.#appends.append(append));
  }

  async #attemptFresh(request: SessionRequest): Promise<SessionDone | null> {
    const read = await readSession(this.#context.store.db, request.session, request.key);
    if (!read) throw new CccError('session.unknown');
    if (read.repeatedSeq !== null) return { seq: read.repeatedSeq };
    const { row } = read;
    const state = row.state as SessionState;
    const loaded: LoadedSession = {
      id: request.session,
      sdkAppId: row.sdk_app_id,
      flow: state.flow,
      state,
    };
    const outcome = await this.#decide(loaded, request);
    if (outcome.events.length === 0) return {};
    // What has just been read is written at once: whoever waited would lose the next race too.
    return this.#write(loaded, outcome, request, (append) =>
      appendEvents(this.#context.store.db, append),
    );
  }

  async #decide(loaded: LoadedSession, request: SessionRequest): Promise<Outcome> {
    const flow = await this.#flows.definition(loaded.flow);
    const command = await request.ask(loaded);
    const { store, now } = this.#context;
    const ground = { state: loaded.state, flow, now: now() };
    return decideThrough(store.db, ground, command);
  }

  async #write(
    loaded: LoadedSession,
    { events, state, at }: Outcome,
    { session, key }: SessionRequest,
    appendAlone: AppendAlone,
  ): Promise<SessionDone | null> {
    const deadlines = deadlinesOf(state);
    const hasMoved = JSON.stringify(deadlines) !== JSON.stringify(deadlinesOf(loaded.state));
    const append = {
      session,
      expectedSeq: loaded.state.seq,
      events,
      summary: summaryOf(state),
      summaryBefore: summaryOf(loaded.state),
      state,
      at,
      ...(hasMoved ? { deadlines } : {}),
      ...(key ? { command: key } : {}),
    };
    const outcome = await this.#append(loaded, append, appendAlone);
    if (outcome.kind === 'repeated') return { seq: outcome.seq };
    if (outcome.kind === 'stale') {
      this.#states.forget(session);
      return null;
    }
    const sender = key?.sender ?? null;
    this.announce({
      session,
      sdkAppId: loaded.sdkAppId,
      logged: outcome.events.map((event) => ({ event, sender: event.command ? sender : null })),
      before: loaded.state,
      state,
      deadlines,
    });
    return { seq: loaded.state.seq + 1 };
  }

  async #append(
    { state: before }: LoadedSession,
    append: Append,
    appendAlone: AppendAlone,
  ): Promise<AppendOutcome> {
    const { db } = this.#context.store;
    const effects = agentEffectsOf(before, append.events);
    const files = filesIn(append.events);
    const asked = askedIn(append.events);
    if (effects.length + files.length + asked.length === 0) return appendAlone(append);
    return db.transaction().execute(async (trx) => {
      const agents = await lockAgents(trx, [...effects.map(({ agent }) => agent), ...asked]);
      const outcome = await appendEvents(trx, append);
      if (outcome.kind === 'appended') {
        await applyAgentEffects(trx, agents, effects, append.at);
        await ringAgents(trx, append);
        await keepFiles(trx, files);
        for (const write of this.#writers) await write(trx, append);
      }
      return outcome;
    });
  }
}
