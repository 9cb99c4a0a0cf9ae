import type { Actor, CallEndReason, CloseBy } from '@ccc/protocol';
import type { Decision, NewEvent } from '../contract';
import { callAfter } from '../evolve-call';
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

/**
 * No session ends with a call in it, and an agent who takes one that began as a call has answered it:
 * what a decision says of the session, it says of its call, too.
 */
export function withCall(before: SessionState | null, decision: Decision, now: number): Decision {
  if ('refuse' in decision) return decision;
  let call = before?.call;
  let isCallSession = before?.media !== undefined;
  const events: NewEvent[] = [];
  for (const event of decision.events) {
    if (event.name === 'session.started') isCallSession = event.data.media !== undefined;
    if (event.name === 'session.ended' && call) {
      const { closeBy } = event.data;
      const reason =
        call.answeredAt !== null ? 'ok' : closeBy === 'client' ? 'cancelled' : 'noAnswer';
      events.push(overFact(call, event.actor, closeBy, reason, now));
      call = undefined;
    }
    events.push(event);
    if (event.name.startsWith('call.')) call = next(call, event, now);
    if (event.name === 'agent.accepted' && isCallSession && call && call.answeredAt === null) {
      events.push({ name: 'call.answered', actor: event.actor, data: { call: call.id } });
    }
  }
  return { events };
}

function next(call: CallState | undefined, event: NewEvent, now: number): CallState | undefined {
  switch (event.name) {
    case 'call.started':
    case 'call.answered':
    case 'call.held':
    case 'call.digits':
    case 'call.ended': {
      const after = callAfter(call, { ...event, at: now });
      return after === 'misplaced' ? call : after;
    }
    default:
      return call;
  }
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
