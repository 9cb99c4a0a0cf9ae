import { createHash } from 'node:crypto';
import { setImmediate as eventLoopTurn } from 'node:timers/promises';
import type { AgentId, DeskSnapshot } from '@ccc/protocol';
import type { SessionState } from '../../domain';
import type { ServiceContext } from '../context';
import type { Commit } from '../session/commit';
import type { Connection } from '../socket/connection';
import { readDesks } from './desk-snapshots';

const SUBJECT = 'desks';
/** Desks that are read at once by the sweep: a message that comes meanwhile waits for so many at most. */
const SWEPT_TOGETHER = 8;

interface Desk {
  connection: Connection;
  /** Hash of what was sent last; the time of sending does not count. */
  sent: string;
}

/**
 * The desks of the agents connected here: sent whole whenever something on them changes.
 * Changes of work and status go out at once; the newest words, waiting counts and whatever
 * a lost hint has hidden come with the sweep.
 */
export class DeskBoard {
  readonly #context: ServiceContext;
  readonly #desks = new Map<AgentId, Desk>();
  readonly #touched = new Set<AgentId>();
  #flushing: Promise<void> | null = null;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /** Hears of desks that other nodes have changed. */
  listen(): Promise<() => void> {
    const { bus, node } = this.#context;
    return bus.subscribe(SUBJECT, (hint) => {
      if (hint.node !== node && typeof hint.agent === 'string') this.#touch(hint.agent as AgentId);
    });
  }

  get agents(): AgentId[] {
    return [...this.#desks.keys()];
  }

  /** The agent's desk is sent now and from now on. */
  async join(agent: AgentId, connection: Connection): Promise<void> {
    this.#desks.set(agent, { connection, sent: '' });
    await this.#send([agent]);
  }

  leave(agent: AgentId, connection: Connection): void {
    if (this.#desks.get(agent)?.connection === connection) this.#desks.delete(agent);
  }

  /** Something on the agent's desk has changed. */
  changed(agent: AgentId): void {
    this.#touch(agent);
    this.#context.bus.publish(SUBJECT, { node: this.#context.node, agent });
  }

  committed({ before, state }: Commit): void {
    const [had, has] = [handsOf(before), handsOf(state)];
    for (const agent of new Set([...had.keys(), ...has.keys()])) {
      if (had.get(agent) !== has.get(agent)) this.changed(agent);
    }
  }

  /** Sends every desk that is no longer what was sent. */
  async sweep(): Promise<void> {
    const { agents } = this;
    for (let from = 0; from < agents.length; from += SWEPT_TOGETHER) {
      await this.#send(agents.slice(from, from + SWEPT_TOGETHER));
      // The embedded store works on this thread: what has come meanwhile goes first.
      await eventLoopTurn();
    }
  }

  #touch(agent: AgentId): void {
    if (!this.#desks.has(agent)) return;
    this.#touched.add(agent);
    this.#flushing ??= this.#flush();
  }

  async #flush(): Promise<void> {
    try {
      while (this.#touched.size > 0) {
        const agents = [...this.#touched];
        this.#touched.clear();
        await this.#send(agents);
      }
    } catch (err) {
      this.#context.log.warn({ err }, 'desks could not be read');
    } finally {
      this.#flushing = null;
    }
  }

  async #send(agents: readonly AgentId[]): Promise<void> {
    const desks = await readDesks(this.#context, agents);
    for (const [agent, data] of desks) {
      const desk = this.#desks.get(agent);
      const hash = hashOf(data);
      if (!desk || desk.sent === hash) continue;
      desk.sent = hash;
      desk.connection.say({ type: 'notice', name: 'desk.changed', data });
    }
  }
}

/** In whose hands a session is, and how. */
function handsOf(state: SessionState | null): Map<AgentId, string> {
  const hands = new Map<AgentId, string>();
  if (!state) return hands;
  const consult = state.call?.consult;
  if (state.stage === 'offered') hands.set(state.offer.agent.id, state.stage);
  if ('service' in state && state.service) {
    hands.set(state.service.agent.id, `${state.stage} ${consult?.name ?? ''}`);
  }
  if (consult) hands.set(consult.agent.id, consult.name);
  return hands;
}

function hashOf(desk: DeskSnapshot): string {
  return createHash('sha1')
    .update(JSON.stringify({ ...desk, now: 0 }))
    .digest('base64');
}
