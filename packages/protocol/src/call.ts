import type { Side } from './events';

/** What goes through a call: speech, or speech and picture. */
export type CallMedia = 'audio' | 'video';

export const CALL_MEDIA: readonly CallMedia[] = ['audio', 'video'];

/** Why a call is over: `cancelled` by who called, `rejected` by who was called, `lost` when a side was gone for too long. */
export type CallEndReason = 'ok' | 'cancelled' | 'rejected' | 'noAnswer' | 'lost' | 'error';

export const CALL_END_REASONS: readonly CallEndReason[] = [
  'ok',
  'cancelled',
  'rejected',
  'noAnswer',
  'lost',
  'error',
];

/** Who may be in a call: its two sides, and a colleague whom the agent consults (咨询). */
export type CallRole = Side | 'colleague';

export const CALL_ROLES: readonly CallRole[] = ['customer', 'agent', 'colleague'];

/**
 * How a consultation is over: the colleague `refused`, gave `noAnswer`, was `away`, `left`, or was `lost`; the
 * agent has `takenBack` the customer; or it was `over` with the call, or with the agent's part in it.
 */
export type ConsultEndReason =
  'refused' | 'noAnswer' | 'away' | 'left' | 'lost' | 'takenBack' | 'over';

export const CONSULT_END_REASONS: readonly ConsultEndReason[] = [
  'refused',
  'noAnswer',
  'away',
  'left',
  'lost',
  'takenBack',
  'over',
];

/** The right to join a call, from one device, once at a time; `kind` says what carries the call. */
export type MediaTicket = WebRtcTicket | TrtcTicket;

/** Into a call through the service itself. */
export interface WebRtcTicket {
  kind: 'webrtc';
  /** Names the leg: see `PATHS.mediaLegs`. Keep it to yourself: whoever has it is in the call. */
  leg: string;
  /** For the way through a closed network; usually empty. */
  iceServers: IceServer[];
  /** Until when the leg has to be joined first (ms since 1970). */
  expiresAt: number;
}

/** Into a room of Tencent's TRTC: what its clients enter the room with. */
export interface TrtcTicket {
  kind: 'trtc';
  /** Of the TRTC application, which is not the instance's own. */
  sdkAppId: number;
  userId: string;
  /** Keep both to yourself: whoever has them is in the call. */
  userSig: string;
  privateMapKey: string;
  strRoomId: string;
  /** Whom this side hears and sees, and nobody else. */
  otherUserId: string;
  /** Until when the room can be entered with it, again and again (ms since 1970). */
  expiresAt: number;
}

export interface IceServer {
  urls: string[];
  username?: string;
  credential?: string;
}

export const CALL_LIMITS = {
  /** From `call.started` in a session that goes on, until somebody has answered. */
  answerMs: 30_000,
  /** How long words may keep the two from each other who are in an answered call. */
  greetingMs: 60_000,
  /** How long a side may be gone before the call is over. */
  graceMs: 30_000,
  /** Of one `call.digits`. */
  digitsMaxChars: 32,
} as const;

/** What a telephone's keys can say. */
export const DIGITS_PATTERN = '^[0-9*#]+$';
