import { Type } from '@sinclair/typebox';
import { LIMITS } from '../content';
import { SOUND_LIMITS, SOUND_STANDINGS } from '../http';
import { idSchema, open, seqSchema, timeSchema, words } from './primitives';

const sdkAppId = Type.Integer({ minimum: 1 });
const profile = {
  nickname: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  avatarUrl: Type.Optional(Type.String({ maxLength: 2048 })),
};

export const customerLoginRequestSchema = open({
  sdkAppId,
  jsCode: Type.Optional(Type.String({ minLength: 1, maxLength: 256 })),
  encryptedData: Type.Optional(Type.String({ maxLength: 16384 })),
  iv: Type.Optional(Type.String({ maxLength: 64 })),
  openid: Type.Optional(Type.String({ minLength: 1, maxLength: 128 })),
  openidKey: Type.Optional(Type.String({ minLength: 1, maxLength: 128 })),
  profile: Type.Optional(open(profile)),
});

export const customerCardSchema = open({
  id: idSchema,
  nickname: Type.String(),
  avatarUrl: Type.Optional(Type.String()),
});

export const customerLoginResponseSchema = open({
  token: Type.String(),
  expiresAt: timeSchema,
  openid: Type.String(),
  openidKey: Type.String(),
  customer: customerCardSchema,
});

export const profileRequestSchema = open(profile);

export const agentLoginRequestSchema = open({
  sdkAppId,
  email: Type.String({ minLength: 3, maxLength: 254 }),
  password: Type.String({ minLength: 1, maxLength: 128 }),
});

export const agentProfileSchema = open({
  id: idSchema,
  name: Type.String(),
  nickname: Type.String(),
  staffNo: Type.String(),
  email: Type.String(),
  role: words(['admin', 'agent']),
});

export const agentLoginResponseSchema = open({
  token: Type.String(),
  expiresAt: timeSchema,
  agent: agentProfileSchema,
});

export const socketTicketResponseSchema = open({
  ticket: Type.String(),
  expiresAt: timeSchema,
  url: Type.String({ pattern: '^wss?://' }),
});

export const eventsQuerySchema = open({
  after: Type.Optional(seqSchema),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  landmarks: Type.Optional(Type.Boolean()),
});

export const fileUploadQuerySchema = open({
  kind: Type.Optional(words(['image', 'file', 'voice', 'video'])),
  name: Type.Optional(Type.String({ minLength: 1, maxLength: LIMITS.fileNameMaxChars })),
});

export const fileUploadResponseSchema = open({
  file: idSchema,
  kind: words(['image', 'file', 'voice', 'video']),
  bytes: Type.Integer({ minimum: 1 }),
  mime: Type.String(),
  name: Type.Optional(Type.String()),
  width: Type.Optional(Type.Integer({ minimum: 1 })),
  height: Type.Optional(Type.Integer({ minimum: 1 })),
  durationMs: Type.Optional(Type.Integer({ minimum: 1 })),
});

export const fileLinkQuerySchema = open({
  exp: timeSchema,
  sig: Type.String({ minLength: 1, maxLength: 128 }),
});

const page = {
  before: Type.Optional(timeSchema),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};

export const sessionListQuerySchema = open({ ...page, ended: Type.Optional(Type.Boolean()) });

export const leftMessagesQuerySchema = open({
  ...page,
  handled: Type.Optional(Type.Boolean()),
});

export const sessionSearchQuerySchema = open({
  ...page,
  q: Type.String({ minLength: 1, maxLength: 64, pattern: '\\S' }),
});

export const directoryResponseSchema = open({
  groups: Type.Array(
    open({
      id: idSchema,
      name: Type.String(),
      online: Type.Integer({ minimum: 0 }),
      free: Type.Integer({ minimum: 0 }),
      waiting: Type.Integer({ minimum: 0 }),
    }),
  ),
  agents: Type.Array(
    open({
      id: idSchema,
      staffNo: Type.String(),
      nickname: Type.String(),
      avatarUrl: Type.Optional(Type.String()),
      name: Type.String(),
      status: words(['offline', 'free', 'busy', 'arrange', 'notReady', 'rest']),
      isFree: Type.Boolean(),
      groups: Type.Array(idSchema),
    }),
  ),
});

export const errorResponseSchema = open({
  code: Type.String(),
  message: Type.String(),
  requestId: Type.String(),
  retryAfterMs: Type.Optional(Type.Integer({ minimum: 0 })),
  params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
});

export const soundSchema = open({
  id: idSchema,
  name: Type.String(),
  bytes: Type.Integer({ minimum: 0 }),
  durationMs: Type.Integer({ minimum: 0 }),
  createdAt: timeSchema,
  uploadedBy: Type.Optional(open({ id: idSchema, name: Type.String() })),
  url: Type.String(),
  usedBy: Type.Array(
    open({ flow: idSchema, name: Type.String(), standing: words(SOUND_STANDINGS) }),
  ),
});

export const soundChangeSchema = open({
  name: Type.String({ minLength: 1, maxLength: SOUND_LIMITS.nameMaxChars, pattern: '\\S' }),
});

export const soundsResponseSchema = open({ sounds: Type.Array(soundSchema) });
