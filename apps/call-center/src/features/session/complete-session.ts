import { keyOf, type CommandHandler } from '../socket/command-handler';
import { closerOf } from './end-session';
import type { SessionEngine } from './session-engine';
import { requireSightOfLoaded } from './session-access';

/** `session.complete`: 完成会话 */
export function completeSessionHandler(engine: SessionEngine): CommandHandler<'session.complete'> {
  return async (caller, frame) => {
    const done = await engine.run({
      session: frame.session,
      key: keyOf(caller, frame),
      ask(loaded) {
        requireSightOfLoaded(caller.person, loaded);
        return { name: 'session.complete', actor: closerOf(caller.person, loaded) };
      },
    });
    return { ...done, result: {} };
  };
}
