import type { Decision, DecideContext, NewEvent, SessionCommand } from '../contract';
import { append } from './decision';
import { endedUnserved } from './ending';
import { stepFacts } from './flow-facts';

/** A customer opens a session: the flow walks to its first wait. */
export function startSession(
  command: Extract<SessionCommand, { name: 'session.start' }>,
  context: DecideContext,
): Decision {
  const { name: _name, ...data } = command;
  const started: NewEvent = {
    name: 'session.started',
    actor: { kind: 'customer', id: command.customer.id },
    data,
  };
  const step = stepFacts(context, null, { type: 'start' });
  return append(
    started,
    ...step.events,
    ...(step.endedAs === null ? [] : endedUnserved(step.endedAs, 'admin')),
  );
}
