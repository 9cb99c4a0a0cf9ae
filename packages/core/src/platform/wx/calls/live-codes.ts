import type { ErrorCode } from '@ccc/protocol';

/**
 * The codes of `bindstatechange` and `binderror` that change something here.
 * https://developers.weixin.qq.com/miniprogram/dev/component/live-pusher.html and live-player.html
 */
export type LiveTrouble =
  | { kind: 'lost' }
  | { kind: 'failed'; code: ErrorCode }
  /** The call goes on by voice. */
  | { kind: 'noCamera'; code: ErrorCode };

const NO_CAMERA = [-1301, 10001];
const NO_MICROPHONE = [-1302, 10002];
/** Gone, and its own attempts to come back have failed. */
const LOST = [-1307, -2301];
/** The first key frame has come; reconnecting, and reconnecting in vain. */
const PICTURE_CAME = 2003;
const PICTURE_GONE = [2103, -2301];
/** Pushing, playing. */
const UP = [1002, 2004];
/** Away, and coming back by itself; 5000 and 5001: the phone has taken the sound. */
const DOWN = [1102, 2103, 5000, 5001];

/** What a state means for the call; nothing: it goes on. */
export function troubleOfState(code: number): LiveTrouble | undefined {
  if (LOST.includes(code)) return { kind: 'lost' };
  if (NO_CAMERA.includes(code)) return { kind: 'noCamera', code: 'call.cameraDenied' };
  return NO_MICROPHONE.includes(code) ? { kind: 'failed', code: 'call.micDenied' } : undefined;
}

/** The same for `binderror`, which also tells that the account may not use the tags. */
export function troubleOfError(errCode: number, errMsg: string): LiveTrouble | undefined {
  if (/access denied/i.test(errMsg)) return { kind: 'failed', code: 'call.noComponent' };
  return troubleOfState(errCode);
}

/** Whether there is something to see of the other side now; nothing: as before. */
export function pictureOfState(code: number): 'shown' | 'gone' | undefined {
  if (code === PICTURE_CAME) return 'shown';
  return PICTURE_GONE.includes(code) ? 'gone' : undefined;
}

/** Whether sound goes, or is being brought back; nothing: the state is about something else. */
export function linkOfState(code: number): 'up' | 'down' | undefined {
  if (UP.includes(code)) return 'up';
  return DOWN.includes(code) || LOST.includes(code) ? 'down' : undefined;
}
