import { CccError, type AgentId } from '@ccc/protocol';
import type { Kysely } from 'kysely';
import type { NewEvent } from '../../domain/contract';
import { transitionAgent, type AgentEvent, type SessionState } from '../../domain';
import type { Database } from '../../store/tables';
import { saveAgent, type LockedAgent } from './agent-record';

/** What a session's facts mean to an agent. */
export interface AgentEffect {
  agent: AgentId;
  event: AgentEvent;
}

export function agentEffectsOf(
  before: SessionState | null,
  events: readonly NewEvent[],
): AgentEffect[] {
  const server = before && 'service' in before ? before.service?.agent.id : undefined;
  const consult = before?.call?.consult;
  const effects: AgentEffect[] = [];
  for (const event of events) {
    switch (event.name) {
      case 'agent.accepted':
        effects.push({ agent: event.data.agent.id, event: { type: 'accepted' } });
        break;
      case 'offer.expired':
      case 'offer.declined':
        effects.push({ agent: event.data.agent, event: { type: 'offerMissed' } });
        break;
      case 'consult.joined':
        if (consult) effects.push({ agent: consult.agent.id, event: { type: 'accepted' } });
        break;
      case 'consult.ended':
        if (consult?.name === 'joined') {
          effects.push({ agent: event.data.agent, event: { type: 'taskGiven' } });
        } else if (event.data.reason === 'noAnswer') {
          effects.push({ agent: event.data.agent, event: { type: 'offerMissed' } });
        }
        break;
      case 'session.handedOver':
        // The colleague had it in hand, and accepts it in the same decision.
        for (const { id } of [event.data.from, event.data.agent]) {
          effects.push({ agent: id, event: { type: 'taskGiven' } });
        }
        break;
      case 'session.transferred':
        effects.push({ agent: event.data.from.id, event: { type: 'taskGiven' } });
        break;
      case 'session.ended':
        if (server) effects.push({ agent: server, event: { type: 'taskEnded' } });
        break;
      case 'session.completed':
        if (server) effects.push({ agent: server, event: { type: 'taskCompleted' } });
        break;
    }
  }
  return effects;
}

/**
 * Moves the agents along, in the transaction that writes the session's facts.
 * @throws CccError when an agent may not accept: then nothing of it may be committed
 */
export async function applyAgentEffects(
  trx: Kysely<Database>,
  locked: ReadonlyMap<AgentId, LockedAgent>,
  effects: readonly AgentEffect[],
  now: number,
): Promise<void> {
  for (const agent of locked.values()) {
    let { state } = agent;
    for (const effect of effects.filter((each) => each.agent === agent.id)) {
      const moved = transitionAgent(state, effect.event);
      if ('state' in moved) state = moved.state;
      else if (effect.event.type === 'accepted') throw new CccError(moved.refuse);
    }
    if (state !== agent.state) await saveAgent(trx, agent, state, now);
  }
}
