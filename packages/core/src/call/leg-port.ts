import type { CallId, CccError, IceServer, TrtcTicket } from '@ccc/protocol';

/** What carries a leg: the service, which answers an offer to `url`, or a room of TRTC. */
export type LegWay =
  | { kind: 'webrtc'; url: string; iceServers: readonly IceServer[] }
  | {
      kind: 'trtc';
      ticket: TrtcTicket;
      /** Where Tencent's SDK is to be had. */
      sdkUrl: string;
    };

/** How a leg of sound and picture is opened. */
export interface LegRequest {
  call: CallId;
  way: LegWay;
  isMuted: boolean;
  /** Whether it begins with the two sides kept apart. */
  isApart: boolean;
  /** Whether it begins with one's own picture. */
  isCameraOn: boolean;
}

/** How well the other side is heard, over the last two seconds. */
export interface LegQuality {
  /** Packets that did not arrive, in either direction: 0 to 100. */
  lossPercent: number;
  /** Absent where it is not measured. */
  jitterMs: number | undefined;
  /** Absent until it was measured. */
  roundTripMs: number | undefined;
}

/** What a leg reports. */
export interface LegHandlers {
  /** Sound goes both ways from here. */
  onConnected(): void;
  /** It never came about, or is gone. */
  onLost(error: CccError): void;
  /** One's own picture is wanted, and there is none: no camera, or it may not be used. */
  onNoCamera(): void;
  /** Every two seconds while connected. */
  onQuality(quality: LegQuality): void;
}

export interface MediaLeg {
  /** Whether the other side hears nothing. */
  mute(isMuted: boolean): void;
  /**
   * Whether the other side sees something. Off holds at once, and MUST let the camera go. Resolves when it
   * is done, to whether there is a picture.
   */
  showCamera(isOn: boolean): Promise<boolean>;
  /**
   * Whether the two sides are to hear and see nothing of each other, as on hold. Where media goes through the
   * service, that sees to it, and this does nothing.
   */
  part(isApart: boolean): void;
  /** After this no handler MUST be called; microphone and camera MUST be let go. Twice MUST do nothing. */
  close(): void;
}

/**
 * Opens legs; it never reopens one, that is decided above. No handler MUST be called before `open`
 * has returned, `onLost` at most once and as the last. A missing microphone MUST NOT keep the leg
 * from being opened: the other side can still be heard.
 */
export interface LegFactory {
  open(request: LegRequest, handlers: LegHandlers): MediaLeg;
}
