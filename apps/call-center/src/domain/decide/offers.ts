import type { EndStatusString } from '@ccc/protocol';
import type { Decision, DecideContext, NewEvent, SessionCommand } from '../contract';
import { isServedBy, type OfferedState, type SessionState } from '../session-state';
import { NOTHING_TO_DO, append, refuse } from './decision';
import { endedUnserved } from './ending';
import { SYSTEM, stepFacts } from './flow-facts';

type CommandOf<Name extends SessionCommand['name']> = Extract<SessionCommand, { name: Name }>;

/** The router chose an agent: the desk rings for `timeoutMs`. */
export function makeOffer(
  state: SessionState,
  { offer, agent, timeoutMs }: CommandOf<'offer.make'>,
  { now }: DecideContext,
): Decision {
  if (state.stage === 'ended' || state.stage === 'completed') return refuse('session.closed');
  if (state.stage !== 'queued') return refuse('session.notActive');
  return append({
    name: 'offer.made',
    actor: SYSTEM,
    data: { offer, agent, expiresAt: now + timeoutMs },
  });
}

/** 接听. The same agent accepting the same offer again finds it done. */
export function acceptOffer(
  state: SessionState,
  { offer, agent }: CommandOf<'offer.accept'>,
  context: DecideContext,
): Decision {
  switch (state.stage) {
    case 'ended':
    case 'completed':
      return refuse('session.closed');
    case 'flow':
    case 'queued':
      return refuse('offer.expired');
    case 'active':
      return isServedBy(state, agent) && state.service.offer === offer
        ? NOTHING_TO_DO
        : refuse('offer.taken');
    case 'offered': {
      if (!isMeant(state, offer, agent)) return refuse('offer.taken');
      if (context.now >= state.offer.expiresAt) return refuse('offer.expired');
      const accepted: NewEvent = {
        name: 'agent.accepted',
        actor: { kind: 'agent', id: agent },
        data: { offer, agent: state.offer.agent },
      };
      const { staffNo } = state.offer.agent;
      const step = stepFacts(context, state.snapshot, { type: 'accepted', staffNo });
      return append(accepted, ...step.events);
    }
  }
}

/** The agent does not take it: on to the next, or the end when nobody is left. */
export function declineOffer(
  state: SessionState,
  { offer, agent, online }: CommandOf<'offer.decline'>,
  context: DecideContext,
): Decision {
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
      if (!isMeant(state, offer, agent)) return refuse('offer.taken');
      const declined: NewEvent = {
        name: 'offer.declined',
        actor: { kind: 'agent', id: agent },
        data: { offer, agent },
      };
      return append(declined, ...afterLostOffer(state, online, 'seatGiveUp', context));
    }
  }
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

function isMeant(state: OfferedState, offer: string, agent: string): boolean {
  return state.offer.id === offer && state.offer.agent.id === agent;
}

/** Somebody is left: back to the head of the queue, silently. Nobody: the customer is told, and it ends. */
function afterLostOffer(
  state: OfferedState,
  online: number,
  reason: EndStatusString,
  context: DecideContext,
): NewEvent[] {
  if (online > 0) return [];
  return [
    ...stepFacts(context, state.snapshot, { type: 'unavailable' }).events,
    ...endedUnserved(reason, 'admin'),
  ];
}
