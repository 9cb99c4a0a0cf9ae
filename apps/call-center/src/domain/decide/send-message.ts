import { LIMITS, type MessageContent } from '@ccc/protocol';
import type { Decision, DecideContext, NewEvent, SessionCommand } from '../contract';
import type { SessionState } from '../session-state';
import { append, refuse } from './decision';
import { endedUnserved } from './ending';
import { stepFacts } from './flow-facts';

type Send = Extract<SessionCommand, { name: 'message.send' }>;

/**
 * Somebody writes. While the flow talks, the customer's words are its input; while the customer
 * waits, they are kept for the agent; with an agent, they go both ways.
 */
export function sendMessage(state: SessionState, command: Send, context: DecideContext): Decision {
  const { actor, content } = command;
  if (actor.kind === 'system') return refuse('auth.forbidden');
  if (actor.kind === 'customer' && actor.id !== state.customer.id) return refuse('session.unknown');
  if (state.stage === 'ended' || state.stage === 'completed') return refuse('session.closed');
  if (actor.kind === 'agent') {
    if (state.stage !== 'active') return refuse('session.notActive');
    if (state.service.agent.id !== actor.id) return refuse('session.unknown');
  }
  const fault = contentFault(content);
  if (fault !== null) return fault;
  // Choices come only from the flow.
  const sent: NewEvent = {
    name: 'message.sent',
    actor,
    data: { content: { type: 'text', text: content.text } },
  };
  if (state.stage !== 'flow') return append(sent);
  const step = stepFacts(context, state.snapshot, { type: 'reply', text: content.text });
  return append(
    sent,
    ...step.events,
    ...(step.endedAs === null ? [] : endedUnserved(step.endedAs, 'admin')),
  );
}

function contentFault(content: MessageContent): Decision | null {
  if (content.type !== 'text') return refuse('message.unsupported');
  if (content.text.trim() === '') return refuse('message.empty');
  if (content.text.length > LIMITS.textMaxChars) {
    return refuse('message.tooLong', { max: LIMITS.textMaxChars });
  }
  return null;
}
