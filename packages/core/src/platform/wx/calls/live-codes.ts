import type { ErrorCode } from '@ccc/protocol';

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
/** Pushing, playing. */
const UP = [1002, 2004];
/** Away, and coming back by itself; 5000 and 5001: the phone has taken the sound. */
const DOWN = [1102, 2103, 5000, 5001];

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

/** Whether sound goes, or is being brought back; nothing: the state is about something else. */
export function linkOfState(code: number): 'up' | 'down' | undefined {
  if (UP.includes(code)) return 'up';
  return DOWN.includes(code) || LOST.includes(code) ? 'down' : undefined;
}
