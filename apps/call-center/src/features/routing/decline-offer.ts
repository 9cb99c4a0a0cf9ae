import { CccError } from '@ccc/protocol';
import type { ServiceContext } from '../context';
import { onlineWithoutOffered } from '../session/online-without';
import type { SessionEngine } from '../session/session-engine';
import { keyOf, type CommandHandler } from '../socket/command-handler';

/** `offer.decline` */
export function declineOfferHandler(
  context: ServiceContext,
  engine: SessionEngine,
): CommandHandler<'offer.decline'> {
  return async (caller, frame) => {
    const { person } = caller;
    if (person.kind !== 'agent') throw new CccError('auth.forbidden');
    const { offer } = frame.args;
    const done = await engine.run({
      session: frame.session,
      key: keyOf(caller, frame),
      async ask(loaded) {
        if (loaded.sdkAppId !== person.sdkAppId) throw new CccError('session.unknown');
        const online = await onlineWithoutOffered(context, loaded);
        return { name: 'offer.decline', offer, agent: person.id, online };
      },
    });
    return { ...done, result: {} };
  };
}
