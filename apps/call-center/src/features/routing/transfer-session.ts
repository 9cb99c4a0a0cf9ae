import { CccError } from '@ccc/protocol';
import type { ServiceContext } from '../context';
import { closerOf } from '../session/close-session';
import { requireSightOfLoaded } from '../session/session-access';
import type { SessionEngine } from '../session/session-engine';
import { keyOf, type CommandHandler } from '../socket/command-handler';
import { findTarget } from './transfer-target';

/** `session.transfer`: 转接 */
export function transferSessionHandler(
  context: ServiceContext,
  engine: SessionEngine,
): CommandHandler<'session.transfer'> {
  return async (caller, frame) => {
    const { person } = caller;
    if (person.kind !== 'agent') throw new CccError('auth.forbidden');
    const { to, note } = frame.args;
    const done = await engine.run({
      session: frame.session,
      key: keyOf(caller, frame),
      async ask(loaded) {
        requireSightOfLoaded(person, loaded);
        return {
          name: 'session.transfer',
          actor: closerOf(person, loaded),
          ...(await findTarget(context, loaded, to)),
          ...(note === undefined ? {} : { note }),
        };
      },
    });
    return { ...done, result: {} };
  };
}
