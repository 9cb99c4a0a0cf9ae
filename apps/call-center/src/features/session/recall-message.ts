import { readMessage } from '../../store/messages';
import type { ServiceContext } from '../context';
import { actorOf } from '../login/person';
import { keyOf, type CommandHandler } from '../socket/command-handler';
import type { SessionEngine } from './session-engine';
import { requireSightOfLoaded } from './session-access';

/** `message.recall`: 撤回 */
export function recallMessageHandler(
  { store }: ServiceContext,
  engine: SessionEngine,
): CommandHandler<'message.recall'> {
  return async (caller, frame) => {
    const { session } = frame;
    const { seq } = frame.args;
    const done = await engine.run({
      session,
      key: keyOf(caller, frame),
      async ask(loaded) {
        requireSightOfLoaded(caller.person, loaded);
        const message = await readMessage(store.db, session, seq);
        const actor = actorOf(caller.person);
        return { name: 'message.recall', actor, seq, ...(message ? { message } : {}) };
      },
    });
    return { ...done, result: {} };
  };
}
