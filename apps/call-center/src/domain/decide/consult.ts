import type { Actor, OfferId } from '@ccc/protocol';
import type { Decision, DecideContext, NewEvent, SessionCommand } from '../contract';
import { evolve } from '../evolve';
import type { ActiveState, CallState, ConsultState, SessionState } from '../session-state';
import { consultOver, heldFacts } from './call-over';
import { callFor } from './call-sides';
import { NOTHING_TO_DO, append, refuse, type Refusal } from './decision';
import { acceptedFacts } from './offers';

type CommandOf<Name extends SessionCommand['name']> = Extract<SessionCommand, { name: Name }>;

/** 咨询. The customer is on hold from here, until it is over or the agent takes them off it. */
export function startConsult(
  state: SessionState,
  { actor, call: id, ask, group, note = '' }: CommandOf<'consult.start'>,
  { now }: DecideContext,
): Decision {
  const found = callFor(state, actor, id);
  if ('refuse' in found) return found;
  const { call, side } = found;
  if (side !== 'agent' || call.answeredAt === null) return refuse('call.notNow');
  if (call.consult) return refuse('consult.exists');
  if (ask === null) return refuse('consult.nobodyFree');
  if (actor.kind === 'agent' && ask.agent.id === actor.id) return refuse('transfer.toSelf');
  const { offer, agent, timeoutMs } = ask;
  const words = note.trim();
  const about = { offer, agent, group, ...(words === '' ? {} : { note: words }) };
  const data = { call: id, ...about, expiresAt: now + timeoutMs };
  return append({ name: 'consult.asked', actor, data }, ...heldFacts(call, true, actor));
}

/** The colleague comes, and the two agents are alone at first. */
export function acceptConsult(
  state: SessionState,
  { offer, agent }: CommandOf<'consult.accept'>,
  { now }: DecideContext,
): Decision {
  const found = consultOf(state, offer);
  if ('refuse' in found) return found;
  const { call, consult } = found;
  if (consult.agent.id !== agent) return refuse('consult.unknown');
  if (consult.name === 'joined') return NOTHING_TO_DO;
  if (now >= consult.expiresAt) return refuse('offer.expired');
  const actor: Actor = { kind: 'agent', id: agent };
  const joined: NewEvent = { name: 'consult.joined', actor, data: { call: call.id, offer } };
  return append(joined, ...heldFacts(call, true));
}

/** The colleague refuses or leaves, the agent takes the customer back, or the colleague is gone. */
export function endConsult(
  state: SessionState,
  { actor, offer }: CommandOf<'consult.end'>,
): Decision {
  const found = consultOf(state, offer);
  if ('refuse' in found) return found;
  const { call, consult, owner } = found;
  const hasJoined = consult.name === 'joined';
  if (actor.kind === 'system') {
    return append(...consultOver(call, actor, hasJoined ? 'lost' : 'away'));
  }
  if (actor.id === owner) return append(...consultOver(call, actor, 'takenBack'));
  if (actor.id !== consult.agent.id) return refuse('consult.unknown');
  return append(...consultOver(call, actor, hasJoined ? 'left' : 'refused'));
}

/** The colleague has the customer from here. */
export function handOver(
  state: SessionState,
  { actor, offer }: CommandOf<'consult.handOver'>,
  context: DecideContext,
): Decision {
  const found = consultOf(state, offer);
  if ('refuse' in found) return found;
  if (state.stage !== 'active' || actor.kind !== 'agent' || actor.id !== found.owner) {
    return refuse('consult.unknown');
  }
  if (found.consult.name !== 'joined') return refuse('call.notNow');
  return append(...handoverFacts(state, found.consult, actor, context));
}

/** What it comes to that the colleague goes on with the customer, whoever or whatever wants it so. */
export function handoverFacts(
  state: ActiveState,
  { offer, agent, group, note }: ConsultState,
  actor: Actor,
  context: DecideContext,
): NewEvent[] {
  const { call, service } = state;
  if (!call) return [];
  const about = {
    offer,
    from: service.agent,
    agent,
    group,
    ...(note === undefined ? {} : { note }),
  };
  const handedOver: NewEvent = {
    name: 'session.handedOver',
    actor,
    data: { call: call.id, ...about },
  };
  const { now } = context;
  const offered = evolve(state, { ...handedOver, seq: state.seq + 1, at: now });
  if (offered.stage !== 'offered') return [];
  return [handedOver, ...acceptedFacts(offered, context, false), ...heldFacts(call, false)];
}

interface Consulting {
  call: CallState;
  consult: ConsultState;
  /** Whose session it is. */
  owner: string;
}

function consultOf(state: SessionState, offer: OfferId): Consulting | Refusal {
  const { call } = state;
  if (state.stage !== 'active' || call?.consult?.offer !== offer) return refuse('consult.unknown');
  return { call, consult: call.consult, owner: state.service.agent.id };
}
