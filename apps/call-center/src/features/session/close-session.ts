import type { Actor } from '@ccc/protocol';
import { actorOf, type Person } from '../login/person';
import { keyOf, type Caller, type CommandHandler, type FrameOf } from '../socket/command-handler';
import type { SessionEngine } from './session-engine';
import { requireSightOfLoaded } from './session-access';
import type { LoadedSession } from './state-cache';

/** `session.end` 结束会话 and `session.complete` 完成会话: whoever may see the session may ask, the domain decides. */
export function closeSessionHandler(
  engine: SessionEngine,
): CommandHandler<'session.end'> & CommandHandler<'session.complete'> {
  return async (caller: Caller, frame: FrameOf<'session.end' | 'session.complete'>) => {
    const done = await engine.run({
      session: frame.session,
      key: keyOf(caller, frame),
      ask(loaded) {
        requireSightOfLoaded(caller.person, loaded);
        return { name: frame.name, actor: closerOf(caller.person, loaded) };
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
