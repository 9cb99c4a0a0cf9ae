import { CccError, type CallMedia, type ErrorCode } from '@ccc/protocol';
import type { CallHost } from './call-host';

/** What a call sends: always a sound, if need be silence; a picture where there is a camera. */
export interface Capture {
  audio: MediaStreamTrack | undefined;
  video: MediaStreamTrack | undefined;
  /** What is missing. */
  problem: ErrorCode | undefined;
}

/** Which devices; empty: what the system prefers. */
export interface DeviceChoice {
  microphone: string;
  camera: string;
}

/**
 * Asks for the microphone, and with `video` for the camera. A camera that is missing is only told; a
 * microphone that is rejects with `media.microphoneDenied`, `…Missing`, `…Busy` or `media.insecure`.
 */
export async function capture(
  { navigator: { mediaDevices } }: CallHost,
  media: CallMedia,
  choice: DeviceChoice,
): Promise<Capture> {
  if (!mediaDevices) throw new CccError('media.insecure');
  const sound = await mediaDevices
    .getUserMedia({ audio: soundFrom(choice.microphone) })
    .catch((error: unknown) => {
      // The one that was chosen may be unplugged: another is better than none.
      if (!choice.microphone || microphoneProblem(error) !== 'media.microphoneMissing') throw error;
      return mediaDevices.getUserMedia({ audio: soundFrom('') });
    })
    .catch((error: unknown) => {
      throw new CccError(microphoneProblem(error), { origin: error });
    });
  const [audio] = sound.getAudioTracks();
  if (media === 'audio') return { audio, video: undefined, problem: undefined };
  const video = await captureCamera(mediaDevices, choice);
  return { audio, video, problem: video ? undefined : 'media.noCamera' };
}

/** The camera, another one than was chosen where that is away; undefined: there is none, or it may not be used. */
export async function captureCamera(
  mediaDevices: MediaDevices | undefined,
  { camera }: DeviceChoice,
): Promise<MediaStreamTrack | undefined> {
  for (const wanted of camera ? [camera, ''] : ['']) {
    try {
      const picture = await mediaDevices?.getUserMedia({ video: pictureFrom(wanted) });
      return picture?.getVideoTracks()[0];
    } catch {
      continue;
    }
  }
  return undefined;
}

/** Sound that is none, for whoever only listens: a leg that sends nothing at all counts as lost. */
export function silence({ AudioContext }: CallHost): {
  track: MediaStreamTrack | undefined;
  stop(): void;
} {
  if (!AudioContext) return { track: undefined, stop: () => undefined };
  const context = new AudioContext();
  // It stays quiet until the page was touched; whoever takes a call has touched it.
  context.resume().catch(() => undefined);
  const [track] = context.createMediaStreamDestination().stream.getAudioTracks();
  return { track, stop: () => void context.close().catch(() => undefined) };
}

function soundFrom(deviceId: string): MediaTrackConstraints {
  return {
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...(deviceId ? { deviceId: { exact: deviceId } } : {}),
  };
}

function pictureFrom(deviceId: string): MediaTrackConstraints {
  return {
    width: { ideal: 640 },
    height: { ideal: 480 },
    frameRate: { ideal: 24 },
    ...(deviceId ? { deviceId: { exact: deviceId } } : {}),
  };
}

/** https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia, step 8 on. */
function microphoneProblem(error: unknown): ErrorCode {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'media.microphoneDenied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'media.microphoneMissing';
    case 'NotReadableError':
    case 'AbortError':
      return 'media.microphoneBusy';
    default:
      return 'internal';
  }
}
