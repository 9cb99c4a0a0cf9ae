import { CccError } from '@ccc/protocol';
import type { SessionEngine } from '../session/session-engine';
import { keyOf, type CommandHandler } from '../socket/command-handler';

/** `offer.accept`: 接听 */
export function acceptOfferHandler(engine: SessionEngine): CommandHandler<'offer.accept'> {
  return async (caller, frame) => {
    const { person } = caller;
    if (person.kind !== 'agent') throw new CccError('auth.forbidden');
    const done = await engine.run({
      session: frame.session,
      key: keyOf(caller, frame),
      ask({ sdkAppId }) {
        if (sdkAppId !== person.sdkAppId) throw new CccError('session.unknown');
        return { name: 'offer.accept', offer: frame.args.offer, agent: person.id };
      },
    });
    return { ...done, result: {} };
  };
}
