import { servicePhase } from '@ccc/flow';
import type { UnservedReason } from '@ccc/protocol';
import type { Decision, DecideContext, NewEvent, OfferTo, SessionCommand } from '../contract';
import { isServedBy, type OfferedState, type SessionState } from '../session-state';
import { greetingFact } from './call-over';
import { NOTHING_TO_DO, append, refuse, type Refusal } from './decision';
import { SYSTEM, stepFacts } from './flow-facts';
import { leaveQueue } from './leave-queue';
import { returnFacts } from './returning';

type CommandOf<Name extends SessionCommand['name']> = Extract<SessionCommand, { name: Name }>;

/** The router chose an agent: the desk rings for `timeoutMs`. */
export function makeOffer(
  state: SessionState,
  command: CommandOf<'offer.make'>,
  context: DecideContext,
): Decision {
  if (state.stage === 'ended' || state.stage === 'completed') return refuse('session.closed');
  if (state.stage !== 'queued') return refuse('session.notActive');
  return append(offerFact(command, context));
}

/** An agent is asked. */
export function offerFact({ offer, agent, timeoutMs }: OfferTo, { now }: DecideContext): NewEvent {
  return { name: 'offer.made', actor: SYSTEM, data: { offer, agent, expiresAt: now + timeoutMs } };
}

/** 接听. The same agent accepting the same offer again finds it done. */
export function acceptOffer(
  state: SessionState,
  { offer, agent }: CommandOf<'offer.accept'>,
  context: DecideContext,
): Decision {
  const isDone =
    state.stage === 'active' && isServedBy(state, agent) && state.service.offer === offer;
  if (isDone) return NOTHING_TO_DO;
  const offered = standingOffer(state, offer, agent);
  if ('refuse' in offered) return offered;
  if (context.now >= offered.offer.expiresAt) return refuse('offer.expired');
  return append(...acceptedFacts(offered, context));
}

/**
 * The agent who is offered the session has it, and the flow says so. A caller hears that before the agent, who
 * is silent for them until then: not one who talks to the agent already.
 */
export function acceptedFacts(
  offered: OfferedState,
  context: DecideContext,
  isCallerFree = true,
): NewEvent[] {
  const {
    offer: { id: offer, agent },
    call,
  } = offered;
  const input = { type: 'accepted', staffNo: agent.staffNo } as const;
  const step = stepFacts(context, offered, offered.snapshot, input, isCallerFree);
  const { rating } = servicePhase(context.flow, step.snapshot);
  const accepted: NewEvent = {
    name: 'agent.accepted',
    actor: { kind: 'agent', id: agent.id },
    data: { offer, agent, rating },
  };
  return [accepted, ...step.events, ...(call && step.isHeard ? [greetingFact(call, true)] : [])];
}

/** The agent does not take it: on to the next, or the end when nobody is left. */
export function declineOffer(
  state: SessionState,
  { offer, agent, online }: CommandOf<'offer.decline'>,
  context: DecideContext,
): Decision {
  const offered = standingOffer(state, offer, agent);
  if ('refuse' in offered) return offered;
  const declined: NewEvent = {
    name: 'offer.declined',
    actor: { kind: 'agent', id: agent },
    data: { offer, agent },
  };
  return append(declined, ...afterLostOffer(offered, online, 'seatGiveUp', context));
}

/** The agent is gone. An offer that no longer stands needs no taking back. */
export function withdrawOffer(
  state: SessionState,
  { offer, online }: CommandOf<'offer.withdraw'>,
  context: DecideContext,
): Decision {
  if (state.stage !== 'offered' || state.offer.id !== offer) return NOTHING_TO_DO;
  return append(withdrawnFact(state), ...afterLostOffer(state, online, 'noSeatOnline', context));
}

/** The offer's time is up. */
export function expireOffer(state: OfferedState, online: number, context: DecideContext): Decision {
  const { id: offer, agent } = state.offer;
  const expired: NewEvent = {
    name: 'offer.expired',
    actor: SYSTEM,
    data: { offer, agent: agent.id },
  };
  return append(expired, ...afterLostOffer(state, online, 'seatGiveUp', context));
}

/** The offer that stands, taken back. */
export function withdrawnFact({ offer: { id: offer, agent } }: OfferedState): NewEvent {
  return { name: 'offer.withdrawn', actor: SYSTEM, data: { offer, agent: agent.id } };
}

/** The session as it rings at this agent's desk with this offer; else why the offer cannot be answered. */
function standingOffer(state: SessionState, offer: string, agent: string): OfferedState | Refusal {
  switch (state.stage) {
    case 'ended':
    case 'completed':
      return refuse('session.closed');
    case 'flow':
    case 'queued':
      return refuse('offer.expired');
    case 'active':
      return refuse('offer.taken');
    case 'offered': {
      const isMeant = state.offer.id === offer && state.offer.agent.id === agent;
      return isMeant ? state : refuse('offer.taken');
    }
  }
}

/**
 * Somebody is left: back to the head of the queue, silently. Nobody: the customer is told, and the
 * flow goes on to its end; but what an agent had in hand is never ended by this, it goes back to where it came from.
 */
function afterLostOffer(
  state: OfferedState,
  online: number,
  reason: UnservedReason,
  context: DecideContext,
): NewEvent[] {
  if (online > 0) return [];
  if (state.queue.transfer !== undefined) return returnFacts(state.queue.transfer);
  return leaveQueue(state, reason, context);
}
