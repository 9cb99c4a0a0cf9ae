import type { ErrorCode } from '@ccc/core/call/index';

/**
 * The codes of `bindstatechange` and `binderror` that change something here.
 * https://developers.weixin.qq.com/miniprogram/dev/component/live-pusher.html and live-player.html
 */
export type LiveTrouble = { kind: 'lost' } | { kind: 'failed'; code: ErrorCode };

const FAILURES: Readonly<Record<number, ErrorCode>> = {
  [-1301]: 'call.cameraDenied',
  [-1302]: 'call.micDenied',
  10001: 'call.cameraDenied',
  10002: 'call.micDenied',
};
/** Gone, and its own attempts to come back have failed. */
const LOST = [-1307, -2301];

/** What a state means for the call; nothing: it goes on. */
export function troubleOfState(code: number): LiveTrouble | undefined {
  if (LOST.includes(code)) return { kind: 'lost' };
  const failure = FAILURES[code];
  return failure === undefined ? undefined : { kind: 'failed', code: failure };
}

/** The same for `binderror`, which also tells that the account may not use the tags. */
export function troubleOfError(errCode: number, errMsg: string): LiveTrouble | undefined {
  if (/access denied/i.test(errMsg)) return { kind: 'failed', code: 'call.noComponent' };
  return troubleOfState(errCode);
}
