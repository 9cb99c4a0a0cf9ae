import type { Decision, DecideContext, NewEvent, SessionCommand } from '../contract';
import { callStarted } from './calls';
import { append } from './decision';
import { stepOrEnd } from './ending';
import { stepFacts } from './flow-facts';

/** A customer opens a session: the flow walks to its first wait. */
export function startSession(
  command: Extract<SessionCommand, { name: 'session.start' }>,
  context: DecideContext,
): Decision {
  const { name: _name, call, ...data } = command;
  const started: NewEvent = {
    name: 'session.started',
    actor: { kind: 'customer', id: command.customer.id },
    data: call ? { ...data, media: call.media } : data,
  };
  const step = stepFacts(context, call ?? {}, null, { type: 'start' });
  return append(
    started,
    ...(call ? [callStarted(call, 'customer', started.actor)] : []),
    ...stepOrEnd(step),
  );
}
