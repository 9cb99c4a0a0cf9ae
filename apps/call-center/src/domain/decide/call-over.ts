import type { Actor, CallEndReason, CloseBy, ConsultEndReason } from '@ccc/protocol';
import type { Decision, NewEvent } from '../contract';
import { callAfter, isCallEvent } from '../evolve-call';
import type { CallState, SessionState } from '../session-state';

const CLOSE_BY = { customer: 'client', agent: 'seat', system: 'admin' } as const;

/** The end of a call by somebody; by the system: a side was gone for too long. */
export function callOver(call: CallState, actor: Actor, now: number): NewEvent {
  return overFact(call, actor, CLOSE_BY[actor.kind], reasonFor(call, actor), now);
}

/** Nobody has answered in time. */
export function callUnanswered(call: CallState, now: number): NewEvent {
  return overFact(call, { kind: 'system' }, 'timer', 'noAnswer', now);
}

/** The end of a consultation, if there is one; customer and agent are together again. */
export function consultOver(call: CallState, actor: Actor, reason: ConsultEndReason): NewEvent[] {
  return [...consultEnded(call, actor, reason), ...heldFacts(call, false)];
}

/** The customer hears the flow before the agent, or has heard it. */
export function greetingFact({ id }: Pick<CallState, 'id'>, isOn: boolean): NewEvent {
  return { name: 'call.greetingSet', actor: { kind: 'system' }, data: { call: id, isOn } };
}

/**
 * The customer on hold, or off it; nothing where that is so. By nobody in particular, when a colleague comes
 * or goes: customers do not learn of one who does not serve them.
 */
export function heldFacts(
  { id, isHeld: was }: CallState,
  isHeld: boolean,
  actor: Actor = { kind: 'system' },
): NewEvent[] {
  return was === isHeld ? [] : [{ name: 'call.held', actor, data: { call: id, isHeld } }];
}

/**
 * No session ends with a call in it, no call ends and no session is passed on with a consultation in it, none is
 * passed on in the middle of a greeting, and an agent who takes a session that began as a call has answered it: what a decision says of the session, it
 * says of its call, too.
 */
export function withCall(before: SessionState | null, decision: Decision, now: number): Decision {
  if ('refuse' in decision) return decision;
  let call = before?.call;
  let isCallSession = before?.media !== undefined;
  const events: NewEvent[] = [];
  const push = (event: NewEvent): void => {
    if (call && event.name === 'call.ended') {
      consultEnded(call, event.actor, 'over').forEach(push);
    }
    events.push(event);
    call = next(call, event, now);
  };
  for (const event of decision.events) {
    if (event.name === 'session.started') isCallSession = event.data.media !== undefined;
    if (event.name === 'session.ended' && call) {
      const { closeBy } = event.data;
      const reason =
        call.answeredAt !== null ? 'ok' : closeBy === 'client' ? 'cancelled' : 'noAnswer';
      push(overFact(call, event.actor, closeBy, reason, now));
    }
    if (event.name === 'session.transferred' && call?.consult) {
      consultOver(call, event.actor, 'over').forEach(push);
    }
    // Who waits once more does not hear any more who served them.
    if (event.name === 'session.transferred' && call?.greetingSince !== undefined) {
      push(greetingFact(call, false));
    }
    push(event);
    if (event.name === 'agent.accepted' && isCallSession && call && call.answeredAt === null) {
      push({ name: 'call.answered', actor: event.actor, data: { call: call.id } });
    }
  }
  return { events };
}

function consultEnded(
  { id, consult }: CallState,
  actor: Actor,
  reason: ConsultEndReason,
): NewEvent[] {
  if (!consult) return [];
  const { offer, agent } = consult;
  const data = { call: id, offer, agent: agent.id, reason };
  return [{ name: 'consult.ended', actor, data }];
}

function next(call: CallState | undefined, event: NewEvent, now: number): CallState | undefined {
  if (!isCallEvent(event)) return call;
  const after = callAfter(call, { ...event, at: now });
  return after === 'misplaced' ? call : after;
}

function reasonFor(call: CallState, actor: Actor): CallEndReason {
  if (actor.kind === 'system') return 'lost';
  if (call.answeredAt !== null) return 'ok';
  return actor.kind === call.by ? 'cancelled' : 'rejected';
}

function overFact(
  { id, answeredAt }: CallState,
  actor: Actor,
  closeBy: CloseBy,
  reason: CallEndReason,
  now: number,
): NewEvent {
  const durationMs = answeredAt === null ? 0 : Math.max(0, now - answeredAt);
  return { name: 'call.ended', actor, data: { call: id, closeBy, reason, durationMs } };
}
