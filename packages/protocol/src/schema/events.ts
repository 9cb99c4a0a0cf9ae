import { Type, type TSchema } from '@sinclair/typebox';
import type { EventName } from '../events';
import { saidContentSchema } from './content';
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
const offered = open({ offer: idSchema, agent: idSchema });

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
  }),
  'message.sent': open({ content: saidContentSchema }),
  'flow.stepped': open({
    visited: Type.Array(open({ node: Type.String() })),
    snapshot: Type.Unknown(),
  }),
  'session.queued': open({
    group: groupCard,
    priority: Type.Integer(),
    ahead: Type.Integer({ minimum: 0 }),
  }),
  'offer.made': open({ offer: idSchema, agent: agentCard, expiresAt: timeSchema }),
  'offer.expired': offered,
  'offer.declined': offered,
  'offer.withdrawn': offered,
  'agent.accepted': open({ offer: idSchema, agent: agentCard }),
  'session.ended': open({
    closeBy: words(['client', 'seat', 'admin', 'timer']),
    reason: Type.String(),
    endStatus: Type.Integer(),
  }),
  'session.completed': open({ by: words(['client', 'seat', 'admin', 'timer']) }),
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
