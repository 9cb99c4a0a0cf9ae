import type { CallId, CccError, IceServer } from '@ccc/protocol';

/** How a leg is opened: an offer to `url` of sound and picture, answered there. */
export interface LegRequest {
  call: CallId;
  /** The whole address of the leg. */
  url: string;
  iceServers: readonly IceServer[];
  isMuted: boolean;
  /** Whether it begins with one's own picture. */
  isCameraOn: boolean;
}

/** How well the other side is heard, over the last two seconds. */
export interface LegQuality {
  /** Packets that did not arrive, in either direction: 0 to 100. */
  lossPercent: number;
  jitterMs: number;
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
