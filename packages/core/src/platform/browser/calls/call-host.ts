import type { BrowserHost } from '../browser-host';
import type { TrtcSdk } from './trtc/trtc-sdk';

/** The part of a browser that calls need; `window` fits it. */
export interface CallHost {
  fetch: BrowserHost['fetch'];
  /** `mediaDevices` is missing where the page came over plain http. */
  navigator: { mediaDevices?: MediaDevices };
  RTCPeerConnection?: new (configuration: RTCConfiguration) => RTCPeerConnection;
  MediaStream: new (tracks?: MediaStreamTrack[]) => MediaStream;
  AudioContext?: new () => AudioContext;
  /** Where Tencent's SDK is loaded into, and what it leaves there. */
  document?: Partial<Pick<Document, 'createElement' | 'head'>>;
  TRTC?: TrtcSdk;
}
