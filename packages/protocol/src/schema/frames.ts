import { Type } from '@sinclair/typebox';
import { commandIdSchema, idSchema, open, seqSchema, timeSchema, words } from './primitives';

export const helloFrameSchema = open({
  type: Type.Literal('hello'),
  protocol: Type.Integer(),
  ticket: Type.String({ minLength: 1, maxLength: 256 }),
  client: open({
    kind: Type.String({ maxLength: 64 }),
    version: Type.String({ maxLength: 64 }),
  }),
  resume: Type.Array(open({ session: idSchema, lastSeq: seqSchema }), { maxItems: 64 }),
});

export const pingFrameSchema = open({ type: Type.Literal('ping') });

export const welcomeFrameSchema = open({
  type: Type.Literal('welcome'),
  protocol: Type.Integer(),
  connection: idSchema,
  you: open({ kind: words(['customer', 'agent']), id: idSchema }),
  heartbeatMs: Type.Integer({ minimum: 1 }),
  now: timeSchema,
});

export const ackFrameSchema = open({
  type: Type.Literal('ack'),
  id: commandIdSchema,
  seq: Type.Optional(seqSchema),
  result: Type.Optional(Type.Unknown()),
});

export const refuseFrameSchema = open({
  type: Type.Literal('refuse'),
  id: Type.Optional(commandIdSchema),
  code: Type.String({ pattern: '^[a-z]+(\\.[a-zA-Z]+)?$' }),
  retryAfterMs: Type.Optional(Type.Integer({ minimum: 0 })),
  params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
});

export const pongFrameSchema = open({ type: Type.Literal('pong') });
