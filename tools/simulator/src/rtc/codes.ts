/**
 * What `bindstatechange` and `binderror` say. Sources: the tables of 小程序 live-pusher and live-player
 * (developers.weixin.qq.com/miniprogram/dev/component/live-pusher.html, …/live-player.html), for 5000 and
 * the meaning of -1307 cloud.tencent.com/document/product/454/17246 and …/647/38313. Codes for RTMP, screen
 * recording and TRTC rooms have no counterpart here and are left out.
 */
const PUSHER_STATES = {
  connected: [1001, 'connected to the server'],
  pushBegun: [1002, 'handshake done, push begins'],
  cameraOpened: [1003, 'camera opened'],
  firstFrame: [1007, 'first frame captured'],
  weakNetwork: [1101, 'network is busy: upload is held up'],
  reconnecting: [1102, 'network is gone, reconnecting'],
  suspended: [5000, 'suspended by the user, push stopped'],
  interrupted: [5001, 'interrupted by a phone call'],
  cameraFailed: [-1301, 'cannot open the camera'],
  microphoneFailed: [-1302, 'cannot open the microphone'],
  disconnected: [-1307, 'network is gone and reconnecting did not help'],
} as const;

const PLAYER_STATES = {
  connected: [2001, 'connected to the server'],
  receiving: [2002, 'stream begins'],
  firstKeyFrame: [2003, 'first key frame received'],
  playing: [2004, 'playing'],
  ended: [2006, 'play ended'],
  resized: [2009, 'picture changed its size'],
  reconnecting: [2103, 'network is gone, reconnecting'],
  unsteady: [2104, 'packets come in unsteadily'],
  disconnected: [-2301, 'network is gone and reconnecting did not help'],
} as const;

const PUSHER_ERRORS = {
  cameraRefused: [10001, 'the user forbids the camera'],
  microphoneRefused: [10002, 'the user forbids recording'],
} as const;

export type PusherState = keyof typeof PUSHER_STATES;
export type PlayerState = keyof typeof PLAYER_STATES;
export type PusherError = keyof typeof PUSHER_ERRORS;

const detail = ([code, message]: readonly [number, string]) => ({ code, message });

export const pusherState = (name: PusherState) => detail(PUSHER_STATES[name]);
export const playerState = (name: PlayerState) => detail(PLAYER_STATES[name]);
export const pusherError = (name: PusherError) => {
  const [errCode, errMsg] = PUSHER_ERRORS[name];
  return { errCode, errMsg };
};

/** What both components say where the category of the account does not have them. */
export const accessDenied = (operation: 'insertLivePusher' | 'insertLivePlayer') => ({
  errCode: -1,
  errMsg: `${operation}:fail:access denied`,
});
