import { CccError, type CallMedia, type ErrorCode } from '@ccc/protocol';
import type { LegHandlers, LegRequest, MediaLeg } from '../../../call/leg-port';
import type { CallHost } from './call-host';
import { silence, type Capture } from './capture';
import type { LineHandlers, MediaLine } from './media-line';
import { openTrtcLine } from './trtc/trtc-line';
import { openWebRtcLine } from './webrtc-line';

/** A leg of this page: what it sends and what comes, and what is missing. */
export interface OpenLeg extends MediaLeg {
  readonly request: LegRequest;
  /** What is sent; for a preview and a meter. Another stream whenever its tracks change. */
  readonly local: MediaStream;
  readonly remote: MediaStream;
  /** With the camera on, `video`. */
  readonly sends: CallMedia;
  /** Why nothing is sent; undefined: all is well. */
  readonly problem: ErrorCode | undefined;
  /** Sends from other devices from now on; what was sent from is let go. */
  send(captured: Capture): Promise<void>;
}

export interface BrowserLegOptions {
  host: CallHost;
  request: LegRequest;
  handlers: LegHandlers;
  /** The microphone as it is wanted now, and the camera for `video`; rejects with why there is none. */
  capture(wanted: CallMedia): Promise<Capture>;
  /** The camera as it is wanted now; undefined: there is none to be had. */
  captureCamera(): Promise<MediaStreamTrack | undefined>;
  /** Streams, problem or life have changed. */
  onChange(): void;
  onClose(): void;
}

/** Opens one connection for the leg. Everything about it is over with `close`, or with `onLost`. */
export function openBrowserLeg(options: BrowserLegOptions): OpenLeg {
  const { host, request, handlers, onChange } = options;
  let local = new host.MediaStream();
  let remote = new host.MediaStream();
  const offs: Array<() => void> = [];
  let life: 'open' | 'closed' = 'open';
  let problem: ErrorCode | undefined;
  let isMuted = request.isMuted;
  let sends: CallMedia = request.isCameraOn ? 'video' : 'audio';
  const line = openLine(host, request, {
    onConnected: handlers.onConnected,
    onLost: lose,
    onRemote(tracks) {
      remote = new host.MediaStream([...tracks]);
      onChange();
    },
    onQuality: handlers.onQuality,
  });

  function close(): void {
    if (life === 'closed') return;
    life = 'closed';
    for (const off of offs) off();
    for (const track of local.getTracks()) track.stop();
    line.close();
    options.onClose();
  }

  function lose(error: unknown): void {
    if (life === 'closed') return;
    close();
    handlers.onLost(
      error instanceof CccError ? error : new CccError('internal', { origin: error }),
    );
  }

  function put(captured: Capture): void {
    for (const track of local.getTracks()) track.stop();
    const { audio, video } = captured;
    local = new host.MediaStream([audio, video].filter((track) => track !== undefined));
    problem = captured.problem;
    setMuted();
    // Unplugged, or taken away in the browser's own menu.
    audio?.addEventListener('ended', () => void replace(), { once: true });
    watchCamera(video);
    onChange();
  }

  /** A camera that was not waited for is let go; one that is missing is told. */
  function taken(captured: Capture): Capture {
    const { video } = captured;
    if (sends === 'audio') video?.stop();
    else if (!video) loseCamera();
    return sends === 'audio' ? { ...captured, video: undefined } : captured;
  }

  function watchCamera(video: MediaStreamTrack | undefined): void {
    // Unplugged: another one is better than none.
    video?.addEventListener('ended', () => void anotherCamera(), { once: true });
  }

  async function anotherCamera(): Promise<void> {
    const video = await options.captureCamera();
    if (!isSending()) return video?.stop();
    await showPicture(video);
    if (!video) loseCamera();
  }

  function loseCamera(): void {
    if (life === 'closed') return;
    sends = 'audio';
    problem ??= 'media.noCamera';
    handlers.onNoCamera();
    onChange();
  }

  async function showPicture(video: MediaStreamTrack | undefined): Promise<void> {
    for (const track of local.getVideoTracks()) track.stop();
    local = new host.MediaStream([...local.getAudioTracks(), ...(video ? [video] : [])]);
    if (problem === 'media.noCamera') problem = undefined;
    watchCamera(video);
    onChange();
    await line.send('video', video ?? null);
  }

  async function showCamera(isOn: boolean): Promise<boolean> {
    if (life === 'closed') return false;
    if (isOn === (sends === 'video')) return isOn;
    sends = isOn ? 'video' : 'audio';
    if (isOn) await opening;
    const video = isOn ? await options.captureCamera() : undefined;
    if (isOn && !isSending()) {
      video?.stop();
      return false;
    }
    await showPicture(video);
    if (isOn && !video) loseCamera();
    return video !== undefined;
  }

  const isSending = () => life === 'open' && sends === 'video';

  function setMuted(): void {
    for (const track of local.getAudioTracks()) track.enabled = !isMuted;
  }

  async function captureOrSilence(): Promise<Capture> {
    try {
      return taken(await options.capture(sends));
    } catch (error) {
      const { track, stop } = silence(host);
      offs.push(stop);
      const code = error instanceof CccError ? error.code : 'internal';
      const video = sends === 'video' ? await options.captureCamera() : undefined;
      return taken({ audio: track, video, problem: code });
    }
  }

  async function replace(): Promise<void> {
    if (life === 'open') await send(await captureOrSilence());
  }

  async function send(captured: Capture): Promise<void> {
    if (life === 'closed') {
      captured.audio?.stop();
      captured.video?.stop();
      return;
    }
    put(captured);
    await line.send('audio', captured.audio ?? null);
    await line.send('video', captured.video ?? null);
  }

  async function open(): Promise<void> {
    const captured = await captureOrSilence();
    if (life === 'closed') return send(captured);
    put(captured);
    await line.open({ ...captured, stream: local });
  }

  const opening = open().catch(lose);

  return {
    request,
    get local() {
      return local;
    },
    get remote() {
      return remote;
    },
    get sends() {
      return sends;
    },
    get problem() {
      return problem;
    },
    mute(muted) {
      isMuted = muted;
      setMuted();
    },
    showCamera,
    part: (isApart) => line.part(isApart),
    send,
    close,
  };
}

function openLine(host: CallHost, { way, isApart }: LegRequest, tell: LineHandlers): MediaLine {
  return way.kind === 'webrtc'
    ? openWebRtcLine(host, way, tell)
    : openTrtcLine(host, way, { tell, isApart });
}
