import { keyOf, type CommandHandler } from '../socket/command-handler';
import { closerOf } from './close-session';
import { requireSightOfLoaded } from './session-access';
import type { SessionEngine } from './session-engine';

/** `note.add`: 内部备注 */
export function addNoteHandler(engine: SessionEngine): CommandHandler<'note.add'> {
  return async (caller, frame) => {
    const done = await engine.run({
      session: frame.session,
      key: keyOf(caller, frame),
      ask(loaded) {
        requireSightOfLoaded(caller.person, loaded);
        const actor = closerOf(caller.person, loaded);
        return { name: 'note.add', actor, text: frame.args.text };
      },
    });
    return { ...done, result: {} };
  };
}
