import { Type, type TSchema } from '@sinclair/typebox';
import type { CommandName, SessionCommandName } from '../commands';
import { contentSchema } from './content';
import { commandIdSchema, idSchema, open, seqSchema, words } from './primitives';

const none = open({});

/** The arguments of each command. */
export const commandArgsSchemas = {
  'session.open': open({
    flow: idSchema,
    page: Type.Optional(Type.String({ maxLength: 256 })),
    clientData: Type.Optional(Type.String({ maxLength: 4096 })),
    lastSeq: Type.Optional(seqSchema),
  }),
  'session.watch': open({ lastSeq: Type.Optional(seqSchema) }),
  'instance.watch': none,
  'message.send': open({ content: contentSchema }),
  'session.end': none,
  'session.complete': none,
  'offer.accept': open({ offer: idSchema }),
  'offer.decline': open({ offer: idSchema }),
  'agent.setStatus': open({
    status: words(['offline', 'free', 'arrange', 'notReady', 'rest']),
    reason: Type.Optional(Type.String({ maxLength: 64 })),
  }),
} satisfies Record<CommandName, TSchema>;

const inSession: Record<SessionCommandName, true> = {
  'session.watch': true,
  'message.send': true,
  'session.end': true,
  'session.complete': true,
  'offer.accept': true,
  'offer.decline': true,
};

/** Whether a command of this name must say which session it means. */
export function namesSession(name: string): boolean {
  return Object.prototype.hasOwnProperty.call(inSession, name);
}

/** The frame around any command; `args` is judged by the schema of its name. */
export const commandFrameSchema = open({
  type: Type.Literal('command'),
  id: commandIdSchema,
  name: Type.String({ minLength: 1, maxLength: 64 }),
  session: Type.Optional(idSchema),
  args: open({}),
});
