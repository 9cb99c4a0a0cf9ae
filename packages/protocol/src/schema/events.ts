import { Type, type TSchema } from '@sinclair/typebox';
import { CALL_END_REASONS, CALL_MEDIA, CALL_ROLES, CONSULT_END_REASONS } from '../call';
import type { EventName } from '../events';
import { saidContentSchema } from './content';
import { ratingFields } from './rating';
import { RATING_MODES } from '../rating';
import { RECORDING_FAULTS } from '../recording';
import { commandIdSchema, idSchema, open, timeSchema, words } from './primitives';

const customerCard = open({
  id: idSchema,
  nickname: Type.String(),
  avatarUrl: Type.Optional(Type.String()),
});
const agentCard = open({
  id: idSchema,
  staffNo: Type.String(),
  nickname: Type.String(),
  avatarUrl: Type.Optional(Type.String()),
});
const groupCard = open({ id: idSchema, name: Type.String() });
const closeBy = words(['client', 'seat', 'admin', 'timer']);
const SIDES = ['customer', 'agent'] as const;
const recordedSound = {
  file: idSchema,
  durationMs: timeSchema,
  bytes: Type.Integer({ minimum: 0 }),
  url: Type.Optional(Type.String()),
};
const offered = open({ offer: idSchema, agent: idSchema });
const measure = open({ mean: Type.Number({ minimum: 0 }), worst: Type.Number({ minimum: 0 }) });

export const actorSchema = Type.Union([
  open({ kind: Type.Literal('customer'), id: idSchema }),
  open({ kind: Type.Literal('agent'), id: idSchema }),
  open({ kind: Type.Literal('system') }),
]);

/** The data of each event, as those see it who may see all of it. */
export const eventDataSchemas = {
  'session.started': open({
    customer: customerCard,
    flow: open({ id: idSchema, version: Type.Integer({ minimum: 1 }) }),
    page: Type.Optional(Type.String()),
    clientData: Type.Optional(Type.String()),
    media: Type.Optional(words(CALL_MEDIA)),
  }),
  'message.sent': open({ content: saidContentSchema }),
  'message.recalled': open({
    seq: Type.Integer({ minimum: 1 }),
    reason: Type.Optional(Type.String()),
  }),
  'flow.stepped': open({
    visited: Type.Array(open({ node: Type.String() })),
    snapshot: Type.Unknown(),
    heard: Type.Optional(
      Type.Array(open({ text: Type.String(), sound: Type.Optional(Type.String()) })),
    ),
  }),
  'session.queued': open({
    group: groupCard,
    priority: Type.Integer(),
    ahead: Type.Integer({ minimum: 0 }),
    since: Type.Optional(timeSchema),
  }),
  'session.unqueued': open({ reason: words(['noSeatOnline', 'seatGiveUp']) }),
  'session.transferred': open({
    from: agentCard,
    to: open({ group: groupCard, agent: Type.Optional(agentCard) }),
    note: Type.Optional(Type.String()),
  }),
  'session.returned': open({ group: groupCard, agent: agentCard }),
  'offer.made': open({ offer: idSchema, agent: agentCard, expiresAt: timeSchema }),
  'offer.expired': offered,
  'offer.declined': offered,
  'offer.withdrawn': offered,
  'agent.accepted': open({
    offer: idSchema,
    agent: agentCard,
    rating: Type.Optional(words(RATING_MODES)),
  }),
  'message.left': open({ text: Type.String(), contact: Type.Optional(Type.String()) }),
  'message.handled': open({}),
  'note.added': open({ text: Type.String() }),
  'leave.invited': open({}),
  'rating.invited': open({}),
  'rating.given': open({ ...ratingFields, tags: Type.Array(Type.String()) }),
  'call.started': open({
    call: idSchema,
    media: words(CALL_MEDIA),
    by: words(SIDES),
    isRecorded: Type.Optional(Type.Literal(true)),
  }),
  'call.answered': open({ call: idSchema }),
  'call.greetingSet': open({ call: idSchema, isOn: Type.Boolean() }),
  'call.held': open({ call: idSchema, isHeld: Type.Boolean() }),
  'call.widened': open({ call: idSchema }),
  'call.cameraSet': open({ call: idSchema, side: words(SIDES), isOn: Type.Boolean() }),
  'call.digits': open({ call: idSchema, digits: Type.String() }),
  'consult.asked': open({
    call: idSchema,
    offer: idSchema,
    agent: agentCard,
    group: groupCard,
    expiresAt: timeSchema,
    note: Type.Optional(Type.String()),
  }),
  'consult.joined': open({ call: idSchema, offer: idSchema }),
  'consult.ended': open({
    call: idSchema,
    offer: idSchema,
    agent: idSchema,
    reason: words(CONSULT_END_REASONS),
  }),
  'session.handedOver': open({
    call: idSchema,
    offer: idSchema,
    from: agentCard,
    agent: agentCard,
    group: groupCard,
    note: Type.Optional(Type.String()),
  }),
  'call.ended': open({
    call: idSchema,
    closeBy,
    reason: words(CALL_END_REASONS),
    durationMs: timeSchema,
  }),
  'call.recorded': open({
    call: idSchema,
    startedAt: timeSchema,
    sides: Type.Array(open({ side: words(CALL_ROLES), ...recordedSound }), {
      maxItems: CALL_ROLES.length,
    }),
    mixed: Type.Optional(open(recordedSound)),
    fault: Type.Optional(words(RECORDING_FAULTS)),
  }),
  'call.measured': open({
    call: idSchema,
    sides: Type.Array(
      open({
        side: words(SIDES),
        durationMs: timeSchema,
        sentLossPercent: measure,
        heardLossPercent: Type.Optional(measure),
        jitterMs: measure,
        roundTripMs: Type.Optional(measure),
      }),
      { maxItems: 2 },
    ),
  }),
  'session.ended': open({
    closeBy,
    reason: Type.String(),
    endStatus: Type.Integer(),
  }),
  'session.completed': open({ by: closeBy }),
} satisfies Record<EventName, TSchema>;

/** The frame around any event; `data` is judged by the schema of its name, unless it is redacted. */
export const eventFrameSchema = open({
  type: Type.Literal('event'),
  session: idSchema,
  seq: Type.Integer({ minimum: 1 }),
  at: timeSchema,
  name: Type.String({ pattern: '^[a-z]+\\.[a-zA-Z]+$' }),
  actor: actorSchema,
  data: open({}),
  command: Type.Optional(commandIdSchema),
});
