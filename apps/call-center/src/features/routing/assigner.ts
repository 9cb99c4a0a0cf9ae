import { asId, type AgentId, type SkillGroupId } from '@ccc/protocol';
import { isRetryable } from '../../store/store-error';
import { agentEffectsOf } from '../agent/agent-effects';
import type { SessionState } from '../../domain';
import type { ServiceContext } from '../context';
import type { Commit } from '../session/commit';
import type { FlowShelf } from '../session/flow-shelf';
import type { SessionEngine } from '../session/session-engine';
import { assignNext } from './assign-next';

/**
 * Brings waiting customers and free agents together: at once when this node knows of a change,
 * by a sweep for everything else. Any node may assign in any group.
 */
export class Assigner {
  readonly #context: ServiceContext;
  readonly #engine: SessionEngine;
  readonly #flows: FlowShelf;
  /** Groups that are being looked at, and whether they must be looked at once more. */
  readonly #groups = new Map<SkillGroupId, 'looking' | 'again'>();

  constructor(context: ServiceContext, engine: SessionEngine, flows: FlowShelf) {
    this.#context = context;
    this.#engine = engine;
    this.#flows = flows;
  }

  committed({ before, state, logged }: Commit): void {
    if (state.stage === 'queued' && groupOf(before) !== state.queue.group.id) {
      this.look(state.queue.group.id);
    }
    const effects = agentEffectsOf(
      before,
      logged.map(({ event }) => event),
    );
    for (const { agent } of effects) void this.agentChanged(agent);
  }

  /** An agent may have become free. */
  async agentChanged(agent: AgentId): Promise<void> {
    try {
      const rows = await this.#context.store.db
        .selectFrom('skill_group_members')
        .select('group_id')
        .where('agent_id', '=', agent)
        .execute();
      for (const row of rows) this.look(asId(row.group_id));
    } catch (err) {
      this.#context.log.warn({ err }, 'the groups of an agent could not be read');
    }
  }

  /** Looks at every group in which somebody waits. */
  async sweep(): Promise<void> {
    const rows = await this.#context.store.db
      .selectFrom('sessions')
      .select('group_id')
      .distinct()
      .where('stage', '=', 'queued')
      .execute();
    for (const row of rows) if (row.group_id !== null) this.look(asId(row.group_id));
  }

  /** Looks at a group until there is nothing more to assign. */
  look(group: SkillGroupId): void {
    const isLooking = this.#groups.has(group);
    this.#groups.set(group, isLooking ? 'again' : 'looking');
    if (!isLooking) void this.#assign(group);
  }

  async #assign(group: SkillGroupId): Promise<void> {
    try {
      for (;;) {
        this.#groups.set(group, 'looking');
        const assignment = await this.#next(group);
        if (typeof assignment === 'object') this.#engine.announce(assignment.made);
        else if (assignment === 'nothing' && this.#groups.get(group) === 'looking') return;
      }
    } catch (err) {
      // The sweep comes back to it.
      this.#context.log.warn({ err, group }, 'assignment broke off');
    } finally {
      this.#groups.delete(group);
    }
  }

  async #next(group: SkillGroupId): ReturnType<typeof assignNext> {
    try {
      return await assignNext(this.#context, this.#flows, group);
    } catch (error) {
      if (isRetryable(error)) return 'again';
      throw error;
    }
  }
}

/** In which group somebody waits; undefined: in none. */
function groupOf(state: SessionState | null): SkillGroupId | undefined {
  return state?.stage === 'queued' ? state.queue.group.id : undefined;
}
