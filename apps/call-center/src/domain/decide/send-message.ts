import type { Decision, DecideContext, NewEvent, SessionCommand } from '../contract';
import type { SessionState } from '../session-state';
import { append, refuse } from './decision';
import { stepOrEnd } from './ending';
import { stepFacts } from './flow-facts';
import { judgeContent } from './judge-content';

type Send = Extract<SessionCommand, { name: 'message.send' }>;

/**
 * Somebody writes. While the flow talks, the customer's words are its input; while the customer
 * waits, they are kept for the agent; with an agent, they go both ways.
 */
export function sendMessage(state: SessionState, command: Send, context: DecideContext): Decision {
  const { actor } = command;
  if (actor.kind === 'system') return refuse('auth.forbidden');
  if (actor.kind === 'customer' && actor.id !== state.customer.id) return refuse('session.unknown');
  if (state.stage === 'ended' || state.stage === 'completed') return refuse('session.closed');
  if (actor.kind === 'agent') {
    if (state.stage !== 'active') return refuse('session.notActive');
    if (state.service.agent.id !== actor.id) return refuse('session.unknown');
  }
  const judged = judgeContent(actor, command.content, command.files ?? [], command.quoted);
  if ('refuse' in judged) return judged;
  const { content } = judged;
  const sent: NewEvent = { name: 'message.sent', actor, data: { content } };
  if (state.stage !== 'flow') return append(sent);
  // What is no text is an answer, though to no question of a flow: it fits no keyword.
  const text = content.type === 'text' ? content.text : '';
  const step = stepFacts(context, state, state.snapshot, { type: 'reply', text });
  return append(sent, ...stepOrEnd(step));
}
