import { RATING_LIMITS, type Rating } from '@ccc/protocol';
import type { Decision, DecideContext, NewEvent, SessionCommand } from '../contract';
import {
  isServedBy,
  type CompletedState,
  type EndedState,
  type FlowState,
  type SessionState,
} from '../session-state';
import { NOTHING_TO_DO, append, refuse } from './decision';
import { stepOrEnd } from './ending';
import { stepFacts } from './flow-facts';

type CommandOf<Name extends SessionCommand['name']> = Extract<SessionCommand, { name: Name }>;

const HOUR_MS = 3_600_000;

/** 评价: once, by the customer, while an agent serves, once the flow has asked, or within a day of the end. */
export function rateSession(
  state: SessionState,
  { actor, rating }: CommandOf<'session.rate'>,
  context: DecideContext,
): Decision {
  if (actor.kind !== 'customer') return refuse('auth.forbidden');
  if (actor.id !== state.customer.id) return refuse('session.unknown');
  const max = RATING_LIMITS.commentMaxChars;
  if ((rating.comment ?? '').length > max) return refuse('message.tooLong', { max });
  if (state.rating === undefined) return refuse('rating.notServed');
  const { mode, isInvited, score } = state.rating;
  if (score !== null) return refuse('rating.already');
  if (!isInvited && mode !== 'afterEnd') return refuse('rating.notOpen');
  const given: NewEvent = { name: 'rating.given', actor, data: rating };
  switch (state.stage) {
    case 'flow':
      return append(given, ...afterRating(state, rating, context));
    case 'ended':
    case 'completed':
      if (context.now - state.ending.endedAt > RATING_LIMITS.openMs) {
        return refuse('rating.tooLate', { hours: RATING_LIMITS.openMs / HOUR_MS });
      }
      return append(given, ...afterRating(state, rating, context));
    case 'active':
      return append(given);
    default:
      return refuse('session.notActive');
  }
}

/** The flow is told, if it is this that it waits for. */
function afterRating(
  state: FlowState | EndedState | CompletedState,
  { score }: Rating,
  context: DecideContext,
): NewEvent[] {
  if (state.snapshot?.awaiting !== 'rating') return [];
  const known = { ...state, rating: { mode: 'off', isInvited: true, score } as const };
  const step = stepFacts(context, known, state.snapshot, { type: 'rated', score });
  return state.stage === 'flow' ? stepOrEnd(step) : step.events;
}

/** 邀请评价: at most once a session; what cannot be rated is not asked for. */
export function inviteRating(state: SessionState, { actor }: CommandOf<'rating.invite'>): Decision {
  if (actor.kind !== 'agent') return refuse('auth.forbidden');
  if (state.stage === 'ended' || state.stage === 'completed') return refuse('session.closed');
  if (state.stage !== 'active') return refuse('session.notActive');
  if (!isServedBy(state, actor.id)) return refuse('session.unknown');
  const { rating } = state;
  if (rating === undefined || rating.mode === 'off') return refuse('rating.notOpen');
  if (rating.score !== null) return refuse('rating.already');
  if (rating.isInvited) return NOTHING_TO_DO;
  return append({ name: 'rating.invited', actor, data: {} });
}
