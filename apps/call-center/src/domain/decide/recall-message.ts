import { LIMITS } from '@ccc/protocol';
import type { Decision, DecideContext, SessionCommand } from '../contract';
import type { SessionState } from '../session-state';
import { NOTHING_TO_DO, append, refuse } from './decision';
import { isSameActor } from './same-actor';

/** 撤回: a message of one's own, while the session lives and it is fresh. */
export function recallMessage(
  state: SessionState,
  { actor, seq, message }: Extract<SessionCommand, { name: 'message.recall' }>,
  { now }: DecideContext,
): Decision {
  if (actor.kind === 'customer' && actor.id !== state.customer.id) return refuse('session.unknown');
  if (state.stage === 'ended' || state.stage === 'completed') return refuse('session.closed');
  if (actor.kind === 'agent') {
    if (state.stage !== 'active') return refuse('session.notActive');
    if (state.service.agent.id !== actor.id) return refuse('session.unknown');
  }
  if (message?.seq !== seq) return refuse('message.unknown');
  if (!isSameActor(message.actor, actor)) return refuse('message.notYours');
  if (message.isRecalled) return refuse('message.recalled');
  // What the flow has read it has acted on, and perhaps kept: taking back the words would be a lie.
  if (seq <= (state.lastAnswer ?? 0)) return refuse('message.recallAnswered');
  if (now - message.at > LIMITS.recallMs) {
    return refuse('message.recallTooLate', { seconds: LIMITS.recallMs / 1000 });
  }
  return append({ name: 'message.recalled', actor, data: { seq } });
}

/** What does not pass a check goes, whoever has read it; what is gone already may stay so. */
export function removeMessage({
  seq,
  reason,
  message,
}: Extract<SessionCommand, { name: 'message.remove' }>): Decision {
  if (message?.seq !== seq || message.isRecalled) return NOTHING_TO_DO;
  return append({ name: 'message.recalled', actor: { kind: 'system' }, data: { seq, reason } });
}
