import { createHmac, timingSafeEqual } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';

/** Somebody came into a room of TRTC, or left it. */
export interface RoomEvent {
  strRoomId: string;
  userId: string;
  kind: 'entered' | 'left';
  /** By TRTC's clock (ms since 1970). */
  at: number;
}

const ENTERED = 103;
const LEFT = 104;

/**
 * Whether TRTC says it: base64 of the HMAC-SHA256 of the body, by the key of the callback.
 * @see https://cloud.tencent.com/document/product/647/51586
 */
export function isFromTrtc(key: string, body: string, sign: string): boolean {
  const wanted = Buffer.from(createHmac('sha256', key).update(body).digest('base64'));
  const given = Buffer.from(sign);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Of rooms with a name; those with a number are none of ours. */
const shape = Type.Object({
  EventGroupId: Type.Literal(1),
  EventType: Type.Union([Type.Literal(ENTERED), Type.Literal(LEFT)]),
  EventInfo: Type.Object({
    RoomId: Type.String(),
    UserId: Type.String(),
    EventMsTs: Type.Integer(),
  }),
});

/** Null: something else, of which there is much. */
export function readRoomEvent(body: string): RoomEvent | null {
  let said: unknown;
  try {
    said = JSON.parse(body);
  } catch {
    return null;
  }
  if (!Value.Check(shape, said)) return null;
  const { RoomId, UserId, EventMsTs } = said.EventInfo;
  const kind = said.EventType === ENTERED ? 'entered' : 'left';
  return { strRoomId: RoomId, userId: UserId, kind, at: EventMsTs };
}
