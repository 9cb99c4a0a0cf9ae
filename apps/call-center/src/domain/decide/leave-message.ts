import { LEAVE_LIMITS, LEAVE_REASONS } from '@ccc/protocol';
import type { Decision, DecideContext, SessionCommand } from '../contract';
import type { SessionState } from '../session-state';
import { NOTHING_TO_DO, append, refuse } from './decision';
import { endSession } from './end-session';
import { stepOrEnd } from './ending';
import { stepFacts } from './flow-facts';

type CommandOf<Name extends SessionCommand['name']> = Extract<SessionCommand, { name: Name }>;

const HOUR_MS = 3_600_000;

/** 留言: once, when the flow has offered it, instead of waiting on, or within a day of an end for want of an agent. */
export function leaveMessage(
  state: SessionState,
  { actor, message }: CommandOf<'message.leave'>,
  context: DecideContext,
): Decision {
  if (actor.kind !== 'customer') return refuse('auth.forbidden');
  if (actor.id !== state.customer.id) return refuse('session.unknown');
  if (message.text.trim() === '') return refuse('message.empty');
  const max = LEAVE_LIMITS.textMaxChars;
  if (message.text.length > max) return refuse('message.tooLong', { max });
  if (state.left !== undefined) return refuse('leave.already');
  const left = { name: 'message.left', actor, data: message } as const;
  switch (state.stage) {
    case 'flow': {
      if (state.isLeaveInvited !== true) return refuse('leave.notOpen');
      const known = { ...state, left: { ...message, at: context.now, handled: null } };
      const step = stepFacts(context, known, state.snapshot, { type: 'left' });
      return append(left, ...stepOrEnd(step));
    }
    case 'queued':
    case 'offered': {
      const end = endSession(state, { name: 'session.end', actor }, context);
      return 'refuse' in end ? end : append(left, ...end.events);
    }
    case 'ended':
    case 'completed': {
      const { reason, endedAt } = state.ending;
      if (!LEAVE_REASONS.includes(reason)) return refuse('leave.notOpen');
      if (context.now - endedAt > LEAVE_LIMITS.openMs) {
        return refuse('leave.tooLate', { hours: LEAVE_LIMITS.openMs / HOUR_MS });
      }
      return append(left);
    }
    default:
      return refuse('leave.notOpen');
  }
}

/** An agent has seen to it. Twice is as once: the first counts. */
export function handleMessage(
  state: SessionState,
  { actor }: CommandOf<'message.handle'>,
): Decision {
  if (actor.kind !== 'agent') return refuse('auth.forbidden');
  if (state.left === undefined) return refuse('session.unknown');
  if (state.left.handled !== null) return NOTHING_TO_DO;
  return append({ name: 'message.handled', actor, data: {} });
}
