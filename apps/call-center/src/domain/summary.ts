import type { SkillGroupId } from '@ccc/protocol';
import type { SessionSummary } from './contract';
import { DEFAULT_PRIORITY } from './decide/resolve-routing';
import { wantedGroup } from './decide/flow-facts';
import type { SessionState } from './session-state';

/** The columns of a session that are queried. */
export function summaryOf(state: SessionState): SessionSummary {
  const queue = ('queue' in state ? state.queue : null) ?? null;
  const service = 'service' in state ? state.service : null;
  const offer = state.stage === 'offered' ? state.offer : null;
  const consult = state.call?.consult;
  const ending = 'ending' in state ? state.ending : null;
  return {
    stage: state.stage,
    group: queue?.group ?? null,
    priority: queue?.priority ?? DEFAULT_PRIORITY,
    queuedAt: queue?.queuedAt ?? null,
    agent: service?.agent.id ?? offer?.agent.id ?? null,
    offer: offer === null ? null : { id: offer.id, expiresAt: offer.expiresAt },
    acceptedAt: service?.acceptedAt ?? null,
    endedAt: ending?.endedAt ?? null,
    endStatus: ending?.endStatus ?? null,
    closeBy: ending?.closeBy ?? null,
    lastText: state.lastText,
    leftMessage: state.left ? (state.left.handled ? 'handled' : 'open') : null,
    call: state.call?.id ?? null,
    consult: consult === undefined ? null : { agent: consult.agent.id, stage: consult.name },
  };
}

/**
 * The skill group at which the flow stands and asks to be routed. The shell then looks the group up
 * and decides `routing.resolve` in the same transaction: no reader ever sees a session in between.
 */
export function needsRouting(state: SessionState): SkillGroupId | null {
  return state.stage === 'flow' ? wantedGroup(state.snapshot) : null;
}
