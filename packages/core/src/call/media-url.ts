import { PATHS, type MediaTicket } from '@ccc/protocol';

/** Where a mini-program's `<live-pusher>` and `<live-player>` find the media of a ticket. */
export interface MediaUrls {
  /** `url` of `<live-pusher mode="RTC">`. */
  push: string;
  /** `src` of `<live-player mode="RTC">`. */
  play: string;
}

/** @param baseUrl Of the service, as the client was given it. */
export function mediaUrlsOf({ leg }: MediaTicket, baseUrl: string): MediaUrls {
  const push = `ccc+${baseUrl.replace(/\/+$/, '')}${PATHS.mediaLegs}/${encodeURIComponent(leg)}`;
  return { push, play: `${push}?play` };
}
