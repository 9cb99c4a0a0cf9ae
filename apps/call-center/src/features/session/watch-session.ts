import { CccError } from '@ccc/protocol';
import type { ServiceContext } from '../context';
import type { CommandHandler } from '../socket/command-handler';
import { recentPart } from './recent-part';
import { findVisible } from './session-access';

/** `session.watch`: an agent follows a session of their own, an administrator any. */
export function watchSessionHandler(context: ServiceContext): CommandHandler<'session.watch'> {
  return async (caller, { session, args }) => {
    if (caller.person.kind !== 'agent') throw new CccError('auth.forbidden');
    const found = await findVisible(context, caller.person, session);
    if (!found) throw new CccError('session.unknown');
    const { lastSeq, isOver } = found;
    const part = await recentPart(context, caller.person, { session, lastSeq }, args);
    return {
      result: { lastSeq, ...part },
      afterwards: () => {
        if (!isOver || part.after < lastSeq) caller.follow(session, part.after, lastSeq);
      },
    };
  };
}
