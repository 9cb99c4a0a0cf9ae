import type { Actor } from '@ccc/protocol';
import { actorOf, type Person } from '../login/person';
import { keyOf, type CommandHandler } from '../socket/command-handler';
import type { SessionEngine } from './session-engine';
import { requireSightOfLoaded } from './session-access';
import type { LoadedSession } from './state-cache';

/** `session.end`: 结束会话 */
export function endSessionHandler(engine: SessionEngine): CommandHandler<'session.end'> {
  return async (caller, frame) => {
    const done = await engine.run({
      session: frame.session,
      key: keyOf(caller, frame),
      ask(loaded) {
        requireSightOfLoaded(caller.person, loaded);
        return { name: 'session.end', actor: closerOf(caller.person, loaded) };
      },
    });
    return { ...done, result: {} };
  };
}

/** An administrator closes somebody else's session in the name of the house. */
export function closerOf(person: Person, { state }: LoadedSession): Actor {
  const serves = 'service' in state && state.service?.agent.id === person.id;
  return person.kind === 'agent' && person.role === 'admin' && !serves
    ? { kind: 'system' }
    : actorOf(person);
}
