/**
 * The part of Tencent's trtc-sdk-v5 (5.17) that a leg uses, as its documentation and its types have it.
 * https://web.sdk.qcloud.com/trtc/webrtc/v5/doc/zh-cn/TRTC.html
 */
export interface TrtcSdk {
  create(): TrtcRoom;
}

export interface TrtcRoom {
  enterRoom(how: {
    sdkAppId: number;
    userId: string;
    userSig: string;
    strRoomId: string;
    privateMapKey: string;
    scene: 'rtc';
    autoReceiveAudio: boolean;
    autoReceiveVideo: boolean;
    enableAutoPlayDialog: boolean;
  }): Promise<void>;
  exitRoom(): Promise<void>;
  destroy(): void;
  startLocalAudio(what: { option: { audioTrack: MediaStreamTrack } }): Promise<void>;
  updateLocalAudio(what: {
    mute?: boolean;
    option?: { audioTrack: MediaStreamTrack };
  }): Promise<void>;
  stopLocalAudio(): Promise<void>;
  startLocalVideo(what: { option: { videoTrack: MediaStreamTrack } }): Promise<void>;
  updateLocalVideo(what: { option: { videoTrack: MediaStreamTrack } }): Promise<void>;
  stopLocalVideo(): Promise<void>;
  muteRemoteAudio(userId: string, mute: boolean): Promise<void>;
  startRemoteVideo(whose: TrtcPicture & { view: null }): Promise<void>;
  stopRemoteVideo(whose: TrtcPicture): Promise<void>;
  getVideoTrack(whose: TrtcPicture): MediaStreamTrack | null;
  on<Name extends keyof TrtcEvents>(
    name: Name,
    listener: (event: TrtcEvents[Name]) => void,
  ): unknown;
}

export interface TrtcPicture {
  userId: string;
  streamType: 'main';
}

export interface TrtcEvents {
  'remote-audio-available': { userId: string };
  'remote-video-available': { userId: string; streamType: string };
  'remote-video-unavailable': { userId: string; streamType: string };
  'network-quality': { uplinkLoss: number; downlinkLoss: number; uplinkRTT: number };
  'kicked-out': { reason: string };
  error: unknown;
}
