import type { Actor, MessageContent, SessionId } from '@ccc/protocol';
import type { FileFacts } from '../../domain';
import { readFile } from '../../store/files';
import type { ServiceContext } from '../context';
import { actorOf, personKey } from '../login/person';
import { keyOf, type Caller, type CommandHandler } from '../socket/command-handler';
import type { SessionEngine } from './session-engine';
import { requireSightOfLoaded } from './session-access';

/** `message.send` */
export function sendMessageHandler(
  context: ServiceContext,
  engine: SessionEngine,
): CommandHandler<'message.send'> {
  return async (caller, frame) => {
    const { content } = frame.args;
    const file = await fileOf(context, caller, frame.session, content);
    const done = await engine.run({
      session: frame.session,
      key: keyOf(caller, frame),
      ask(loaded) {
        requireSightOfLoaded(caller.person, loaded);
        const actor = actorOf(caller.person);
        return { name: 'message.send', actor, content, ...(file ? { file } : {}) };
      },
    });
    return { ...done, result: {} };
  };
}

/** The file that the content names, if it was uploaded by this person for this session. */
async function fileOf(
  { store }: ServiceContext,
  { person }: Caller,
  session: SessionId,
  content: MessageContent,
): Promise<FileFacts | null> {
  if (content.type !== 'image') return null;
  const file = await readFile(store.db, content.file);
  if (file?.session !== session || file.owner !== personKey(person)) return null;
  const { id, width, height, bytes } = file;
  const owner: Actor = actorOf(person);
  return { id, owner, width, height, bytes };
}
