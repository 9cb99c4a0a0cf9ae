import { PATHS, type MediaTicket, type TrtcTicket } from '@ccc/protocol';

/** Where a mini-program's `<live-pusher>` and `<live-player>` find the media of a ticket. */
export interface MediaUrls {
  /** `url` of `<live-pusher mode="RTC">`. */
  push: string;
  /** `src` of `<live-player mode="RTC">`. */
  play: string;
}

const TRTC_ROOM = 'room://cloud.tencent.com/rtc';

/** @param baseUrl Of the service, as the client was given it. */
export function mediaUrlsOf(ticket: MediaTicket, baseUrl: string): MediaUrls {
  if (ticket.kind === 'trtc') return roomUrlsOf(ticket);
  const leg = `${PATHS.mediaLegs}/${encodeURIComponent(ticket.leg)}`;
  const push = `ccc+${baseUrl.replace(/\/+$/, '')}${leg}`;
  return { push, play: `${push}?play` };
}

/**
 * Whether this side itself has to say and to hear nothing while the two do not talk. Where media goes through
 * the service, that sees to it.
 */
export function isApart(ticket: MediaTicket | undefined, isTalk: boolean): boolean {
  return ticket?.kind === 'trtc' && !isTalk;
}

/** What WeChat reads of such an address is written by Tencent's own trtc-wx-sdk 1.1.15 in this way. */
function roomUrlsOf(ticket: TrtcTicket): MediaUrls {
  return {
    push: roomUrl({
      sdkappid: ticket.sdkAppId,
      strroomid: ticket.strRoomId,
      userid: ticket.userId,
      usersig: ticket.userSig,
      // In a call of voices, too: what comes to have pictures does so in the room that it is in.
      appscene: 'videocall',
      cloudenv: 'PRO',
      encsmall: 0,
      recvmode: 1,
      enableinfiniteanchor: 0,
      privatemapkey: ticket.privateMapKey,
    }),
    play: roomUrl({ userid: ticket.otherUserId, streamtype: 'main' }),
  };
}

/** Signatures are of an alphabet that needs no escape. */
function roomUrl(parameters: Record<string, string | number>): string {
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return `${TRTC_ROOM}?${pairs.join('&')}`;
}
