import type { SessionEvent } from '@ccc/protocol';
import { redactFor } from '../../domain';
import type { LoggedEvent } from '../../store/event-reader';
import type { ServiceContext } from '../context';
import { personKey, type Person } from '../login/person';

/** An event outside of a follower's frames, as this person may see it. */
export function eventFor(
  person: Person,
  { event, sender }: LoggedEvent,
  { fileLinks }: Pick<ServiceContext, 'fileLinks'>,
): SessionEvent {
  const seen = fileLinks.withLinks(redactFor(event, person));
  if (sender === personKey(person)) return seen;
  const { command: _command, ...rest } = seen;
  return rest;
}
