import type { Actor, EndStatusString } from '@ccc/protocol';
import type { Decision, DecideContext, SessionCommand } from '../contract';
import type { FlowState, OfferedState, QueuedState, SessionState } from '../session-state';
import { append, refuse } from './decision';
import { endedService, endedUnserved } from './ending';
import { withdrawnFact } from './offers';

/** What it is called when a customer leaves while no agent has the session. */
function giveUpOf(state: FlowState | QueuedState | OfferedState): EndStatusString {
  if (state.stage === 'flow') return 'ivrGiveUp';
  // The documented 坐席手动转接: an agent had it, and passed it on.
  return state.queue.transfer === undefined ? 'waitingGiveUp' : 'seatForward';
}

/** 结束会话. The customer may at any stage, an agent only their own service, an administrator always. */
export function endSession(
  state: SessionState,
  { actor }: Extract<SessionCommand, { name: 'session.end' }>,
  context: DecideContext,
): Decision {
  if (actor.kind === 'customer' && actor.id !== state.customer.id) return refuse('session.unknown');
  if (state.stage === 'ended' || state.stage === 'completed') return refuse('session.closed');
  if (state.stage === 'active') {
    if (actor.kind === 'agent' && actor.id !== state.service.agent.id) {
      return refuse('session.unknown');
    }
    const closeBy = CLOSE_BY[actor.kind];
    return append(...endedService(state, context, { reason: 'ok', closeBy, actor }));
  }
  if (actor.kind === 'agent') return refuse('session.notActive');
  const withdrawn = state.stage === 'offered' ? [withdrawnFact(state)] : [];
  const reason = actor.kind === 'customer' ? giveUpOf(state) : 'ok';
  return append(...withdrawn, ...endedUnserved(reason, CLOSE_BY[actor.kind], actor));
}

const CLOSE_BY = { customer: 'client', agent: 'seat', system: 'admin' } as const satisfies Record<
  Actor['kind'],
  string
>;
