import {
  CALL_LIMITS,
  DIGITS_PATTERN,
  type Actor,
  type CallId,
  type CallMedia,
  type Side,
} from '@ccc/protocol';
import { hearingOf } from '../call-sound';
import type { Decision, DecideContext, NewEvent, SessionCommand } from '../contract';
import type { SessionState } from '../session-state';
import { callOver, greetingFact, heldFacts } from './call-over';
import { callFor, sideOf } from './call-sides';
import { handoverFacts } from './consult';
import { NOTHING_TO_DO, append, refuse } from './decision';
import { endSession } from './end-session';
import { stepOrEnd } from './ending';
import { stepFacts } from './flow-facts';

type CommandOf<Name extends SessionCommand['name']> = Extract<SessionCommand, { name: Name }>;

const DIGITS = new RegExp(DIGITS_PATTERN);

export function callStarted(
  { id: call, media, isRecorded }: { id: CallId; media: CallMedia; isRecorded?: true },
  by: Side,
  actor: Actor,
): NewEvent {
  const data = { call, media, by, ...(isRecorded ? { isRecorded } : {}) };
  return { name: 'call.started', actor, data };
}

/** One of the two asks the other for a call, in the middle of their conversation. */
export function startCall(state: SessionState, command: CommandOf<'call.start'>): Decision {
  const { actor, call: id, media, isRecorded } = command;
  const side = sideOf(state, actor);
  if (typeof side !== 'string') return side;
  if (state.stage !== 'active') return refuse('call.notNow');
  if (state.call) return refuse('call.exists');
  const call = { id, media, ...(isRecorded ? { isRecorded } : {}) };
  return append(callStarted(call, side, actor));
}

/** Whoever was asked takes the call. */
export function answerCall(
  state: SessionState,
  { actor, call: id }: CommandOf<'call.answer'>,
): Decision {
  const found = callFor(state, actor, id);
  if ('refuse' in found) return found;
  const { call, side } = found;
  if (side === call.by || state.stage !== 'active') return refuse('call.notNow');
  if (call.answeredAt !== null) return NOTHING_TO_DO;
  return append({ name: 'call.answered', actor, data: { call: id } });
}

/** Cancels, rejects or hangs up. A session that began as a call ends with it. */
export function endCall(
  state: SessionState,
  { actor, call: id, lost }: CommandOf<'call.end'>,
  context: DecideContext,
): Decision {
  const { call } = state;
  if (!call || call.id !== id) return refuse('call.unknown');
  // Nobody is left alone with music while a colleague could go on.
  if (lost === 'agent' && state.stage === 'active' && call.consult?.name === 'joined') {
    return append(...handoverFacts(state, call.consult, actor, context));
  }
  if (actor.kind !== 'system') {
    const side = sideOf(state, actor);
    if (typeof side !== 'string') return side;
  }
  const over = callOver(call, actor, context.now);
  if (state.media === undefined) return append(over);
  const ended = endSession(state, { name: 'session.end', actor }, context);
  return 'refuse' in ended ? ended : append(over, ...ended.events);
}

/** 保持: the customer hears music meanwhile. */
export function holdCall(state: SessionState, command: CommandOf<'call.hold'>): Decision {
  const { actor, call: id, isHeld } = command;
  const found = callFor(state, actor, id);
  if ('refuse' in found) return found;
  const isTheirs = found.side === 'agent' && state.stage === 'active';
  if (!isTheirs || found.call.answeredAt === null) return refuse('call.notNow');
  return append(...heldFacts(found.call, isHeld, actor));
}

/** Keys. While the flow speaks they are its input, else they are for the agent to see. */
export function pressDigits(
  state: SessionState,
  { actor, call: id, digits }: CommandOf<'call.digits'>,
  context: DecideContext,
): Decision {
  const found = callFor(state, actor, id);
  if ('refuse' in found) return found;
  if (found.side !== 'customer') return refuse('call.notNow');
  const max = CALL_LIMITS.digitsMaxChars;
  if (!DIGITS.test(digits) || digits.length > max) return refuse('call.badDigits', { max });
  const pressed: NewEvent = { name: 'call.digits', actor, data: { call: id, digits } };
  if (state.stage !== 'flow') return append(pressed);
  const step = stepFacts(context, state, state.snapshot, { type: 'reply', text: digits });
  return append(pressed, ...stepOrEnd(step));
}

/** What the flow said was heard to its end: it goes on, or the agent is heard, if it is this that is waited for. */
export function hearWords(
  state: SessionState,
  { call, until }: CommandOf<'call.heard'>,
  context: DecideContext,
): Decision {
  const isAwaited = state.call?.id === call && hearingOf(state).until === until;
  if (!isAwaited) return NOTHING_TO_DO;
  if (state.stage === 'active') return append(greetingFact({ id: call }, false));
  if (state.stage !== 'flow') return NOTHING_TO_DO;
  return append(...stepOrEnd(stepFacts(context, state, state.snapshot, { type: 'played' })));
}
