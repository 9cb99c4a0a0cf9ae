import type { CallId, Side, TrtcTicket } from '@ccc/protocol';
import { PRIVILEGE, privateMapKey, userSig, type TrtcAccount } from './user-sig';

export interface TrtcTickets {
  /** What TRTC signs with who is in a room. Absent: it does not tell. */
  readonly callbackKey?: string | undefined;
  /** What one side enters the room of a call with. */
  ticketFor(call: CallId, side: Side, at: number): TrtcTicket;
}

/** In every call, pictures too: one of voices may come to have some, and its tickets then stand. */
const PRIVILEGES = Object.values(PRIVILEGE).reduce((all, each) => all | each, 0);

/** Calls through rooms of TRTC; nothing is asked of Tencent for that. */
export function createTrtcTickets(
  account: TrtcAccount,
  { lifeSeconds, callbackKey }: { lifeSeconds: number; callbackKey?: string | undefined },
): TrtcTickets {
  return {
    callbackKey,
    ticketFor(call, side, at) {
      const subject = { userId: userIdOf(call, side), at, lifeSeconds };
      return {
        kind: 'trtc',
        sdkAppId: account.sdkAppId,
        userId: subject.userId,
        userSig: userSig(account, subject),
        privateMapKey: privateMapKey(account, subject, { strRoomId: call, privileges: PRIVILEGES }),
        strRoomId: call,
        otherUserId: userIdOf(call, side === 'customer' ? 'agent' : 'customer'),
        expiresAt: at + lifeSeconds * 1000,
      };
    },
  };
}

/**
 * Of a seat, not of a person: the customer's ticket names the other side before anybody has taken the
 * call, and TRTC puts a former agent out when the next one comes in. At most 32 characters, as TRTC wants.
 */
function userIdOf(call: CallId, side: Side): string {
  return `${side}-${call}`;
}

/** Which seat of which call somebody in a room sits in; null: no such id is ours. */
export function seatOf(strRoomId: string, userId: string): { call: string; side: Side } | null {
  const side = (['customer', 'agent'] as const).find((each) => userId === `${each}-${strRoomId}`);
  return side === undefined ? null : { call: strRoomId, side };
}
