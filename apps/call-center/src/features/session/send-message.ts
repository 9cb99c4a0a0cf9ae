import type { MessageContent, SessionId } from '@ccc/protocol';
import type { FileFacts } from '../../domain';
import { readFile } from '../../store/files';
import { readMessage } from '../../store/messages';
import type { ServiceContext } from '../context';
import type { TextCheck } from '../content-check/text-check';
import { wordsIn } from '../content-check/words-in';
import { whyClosed } from '../customer/blocked';
import { actorOf, personKey } from '../login/person';
import { filesOf } from '../files/sent-files';
import { keyOf, type Caller, type CommandHandler } from '../socket/command-handler';
import type { SessionEngine } from './session-engine';
import { requireSightOfLoaded } from './session-access';

/** `message.send` */
export function sendMessageHandler(
  context: ServiceContext,
  engine: SessionEngine,
  check: TextCheck | null,
): CommandHandler<'message.send'> {
  return async (caller, frame) => {
    const { content } = frame.args;
    const files = await factsOf(context, caller, frame.session, content);
    // Before the session's turn is taken: whoever else writes in it need not wait for a judge.
    const refusal = check && (await check.refusalOf(caller.person, wordsIn(content, files)));
    const sent = engine.run({
      session: frame.session,
      key: keyOf(caller, frame),
      ask(loaded) {
        requireSightOfLoaded(caller.person, loaded);
        if (refusal) throw refusal;
        const actor = actorOf(caller.person);
        const send = { name: 'message.send', actor, content, files } as const;
        const quote = content.type === 'text' ? content.quote : undefined;
        if (!quote) return send;
        // Read with each attempt: it may be recalled meanwhile.
        return readMessage(context.store.db, frame.session, quote.seq).then((quoted) =>
          quoted ? { ...send, quoted } : send,
        );
      },
    });
    const done = await sent.catch((error: unknown) => whyClosed(context, caller.person, error));
    return { ...done, result: {} };
  };
}

/** The files that the content names, as far as this person uploaded them for this session. */
async function factsOf(
  { store }: ServiceContext,
  { person }: Caller,
  session: SessionId,
  content: MessageContent,
): Promise<FileFacts[]> {
  const facts: FileFacts[] = [];
  for (const id of filesOf(content)) {
    const file = await readFile(store.db, id);
    if (file?.session !== session || file.owner !== personKey(person)) continue;
    const { session: _session, owner: _owner, kind, ...measured } = file;
    if (kind !== 'recording') facts.push({ ...measured, kind, owner: actorOf(person) });
  }
  return facts;
}
