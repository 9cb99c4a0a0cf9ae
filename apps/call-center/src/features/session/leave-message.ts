import type { ServiceContext } from '../context';
import type { TextCheck } from '../content-check/text-check';
import { requireWelcome } from '../customer/blocked';
import { actorOf } from '../login/person';
import { keyOf, type CommandHandler } from '../socket/command-handler';
import type { SessionEngine } from './session-engine';
import { requireSightOfLoaded } from './session-access';

/** `message.leave`: 留言 */
export function leaveMessageHandler(
  context: ServiceContext,
  engine: SessionEngine,
  check: TextCheck | null,
): CommandHandler<'message.leave'> {
  return async (caller, frame) => {
    const { person } = caller;
    if (person.kind === 'customer') await requireWelcome(context, person.id);
    const contact = frame.args.contact?.trim() ?? '';
    const text = frame.args.text.trim();
    const message = { text, ...(contact === '' ? {} : { contact }) };
    const refusal = check && (await check.refusalOf(person, [text, contact]));
    const done = await engine.run({
      session: frame.session,
      key: keyOf(caller, frame),
      ask(loaded) {
        requireSightOfLoaded(person, loaded);
        if (refusal) throw refusal;
        return { name: 'message.leave', actor: actorOf(person), message };
      },
    });
    return { ...done, result: {} };
  };
}
