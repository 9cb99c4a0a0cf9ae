import { CccError } from '@ccc/protocol';
import type { ServiceContext } from '../context';
import type { CommandHandler } from '../socket/command-handler';
import { findVisible } from './session-access';

/** `session.watch`: an agent follows a session of their own, an administrator any. */
export function watchSessionHandler(context: ServiceContext): CommandHandler<'session.watch'> {
  return async (caller, { session, args }) => {
    if (caller.person.kind !== 'agent') throw new CccError('auth.forbidden');
    const found = await findVisible(context, caller.person, session);
    if (!found) throw new CccError('session.unknown');
    const { lastSeq, isOver } = found;
    const from = args.lastSeq ?? 0;
    return {
      result: { lastSeq },
      afterwards: () => {
        if (!isOver || from < lastSeq) caller.follow(session, from);
      },
    };
  };
}
