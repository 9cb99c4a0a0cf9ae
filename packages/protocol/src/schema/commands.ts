import { Type, type TSchema } from '@sinclair/typebox';
import type { CommandName, SessionCommandName } from '../commands';
import { CALL_MEDIA } from '../call';
import { LIMITS } from '../content';
import { LEAVE_LIMITS } from '../left-message';
import { contentSchema } from './content';
import { ratingFields } from './rating';
import { commandIdSchema, idSchema, open, seqSchema, words } from './primitives';

const none = open({});
const media = words(CALL_MEDIA);
const call = idSchema;

/** How much of a log follows. */
const replay = {
  lastSeq: Type.Optional(seqSchema),
  recent: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
};

/** Who is to go on, or to help, and what they should know. */
const target = {
  to: Type.Union([
    open({ agent: idSchema, group: Type.Optional(idSchema) }),
    open({ group: idSchema }),
  ]),
  note: Type.Optional(Type.String({ maxLength: LIMITS.transferNoteMaxChars })),
};
const ofOffer = open({ offer: idSchema });

/** The arguments of each command. */
export const commandArgsSchemas = {
  'session.open': open({
    flow: idSchema,
    page: Type.Optional(Type.String({ maxLength: 256 })),
    clientData: Type.Optional(Type.String({ maxLength: 4096 })),
    ...replay,
    media: Type.Optional(media),
  }),
  'session.watch': open(replay),
  'instance.watch': none,
  'message.send': open({ content: contentSchema }),
  'message.recall': open({ seq: Type.Integer({ minimum: 1 }) }),
  'session.read': open({ seq: Type.Integer({ minimum: 1 }) }),
  'session.typing': none,
  'session.end': none,
  'session.complete': none,
  'session.transfer': open(target),
  'session.rate': open(ratingFields),
  'rating.invite': none,
  'message.leave': open({
    text: Type.String(),
    contact: Type.Optional(Type.String({ maxLength: LEAVE_LIMITS.contactMaxChars })),
  }),
  'note.add': open({ text: Type.String() }),
  'call.start': open({ media }),
  'call.answer': open({ call }),
  'call.end': open({ call }),
  'call.join': open({ call }),
  'call.hold': open({ call, isHeld: Type.Boolean() }),
  'call.setCamera': open({ call, isOn: Type.Boolean() }),
  'call.toVoice': open({ call }),
  'call.digits': open({ call, digits: Type.String() }),
  'consult.start': open({ call, ...target }),
  'consult.accept': ofOffer,
  'consult.end': ofOffer,
  'consult.handOver': ofOffer,
  'offer.accept': ofOffer,
  'offer.decline': ofOffer,
  'agent.setStatus': open({
    status: words(['offline', 'free', 'arrange', 'notReady', 'rest']),
    reason: Type.Optional(Type.String({ maxLength: 64 })),
  }),
} satisfies Record<CommandName, TSchema>;

const inSession: Record<SessionCommandName, true> = {
  'session.watch': true,
  'message.send': true,
  'message.recall': true,
  'session.read': true,
  'session.typing': true,
  'session.end': true,
  'session.complete': true,
  'session.transfer': true,
  'session.rate': true,
  'rating.invite': true,
  'message.leave': true,
  'note.add': true,
  'call.start': true,
  'call.answer': true,
  'call.end': true,
  'call.join': true,
  'call.hold': true,
  'call.setCamera': true,
  'call.toVoice': true,
  'call.digits': true,
  'consult.start': true,
  'consult.accept': true,
  'consult.end': true,
  'consult.handOver': true,
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
