import type { TextCheck } from '../content-check/text-check';
import { actorOf } from '../login/person';
import { keyOf, type CommandHandler } from '../socket/command-handler';
import type { SessionEngine } from './session-engine';
import { requireSightOfLoaded } from './session-access';

/** `session.rate`: 评价 */
export function rateSessionHandler(
  engine: SessionEngine,
  check: TextCheck | null,
): CommandHandler<'session.rate'> {
  return async (caller, frame) => {
    const { score, tags = [], comment = '' } = frame.args;
    const words = comment.trim();
    const rating = { score, tags, ...(words === '' ? {} : { comment: words }) };
    const refusal = check && (await check.refusalOf(caller.person, [words, ...tags]));
    const done = await engine.run({
      session: frame.session,
      key: keyOf(caller, frame),
      ask(loaded) {
        requireSightOfLoaded(caller.person, loaded);
        if (refusal) throw refusal;
        return { name: 'session.rate', actor: actorOf(caller.person), rating };
      },
    });
    return { ...done, result: {} };
  };
}

/** `rating.invite`: 邀请评价 */
export function inviteRatingHandler(engine: SessionEngine): CommandHandler<'rating.invite'> {
  return async (caller, frame) => {
    const done = await engine.run({
      session: frame.session,
      key: keyOf(caller, frame),
      ask(loaded) {
        requireSightOfLoaded(caller.person, loaded);
        return { name: 'rating.invite', actor: actorOf(caller.person) };
      },
    });
    return { ...done, result: {} };
  };
}
