import { actorOf } from '../login/person';
import { keyOf, type CommandHandler } from '../socket/command-handler';
import type { SessionEngine } from './session-engine';
import { requireSightOfLoaded } from './session-access';

/** `message.send` */
export function sendMessageHandler(engine: SessionEngine): CommandHandler<'message.send'> {
  return async (caller, frame) => {
    const done = await engine.run({
      session: frame.session,
      key: keyOf(caller, frame),
      ask(loaded) {
        requireSightOfLoaded(caller.person, loaded);
        const { content } = frame.args;
        return { name: 'message.send', actor: actorOf(caller.person), content };
      },
    });
    return { ...done, result: {} };
  };
}
