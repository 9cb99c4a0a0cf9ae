import { CccError, type CallMedia, type ErrorCode } from '@ccc/protocol';
import type { LegFactory, LegHandlers, LegRequest, MediaLeg } from '../../../call/leg-port';
import { openBrowserLeg, type OpenLeg } from './browser-leg';
import type { CallHost } from './call-host';
import { capture, captureCamera, type Capture, type DeviceChoice } from './capture';

export type { CallHost } from './call-host';
export type { DeviceChoice } from './capture';

/** How long a microphone that was asked for waits for its call. */
const PREPARED_MS = 30_000;

/** What a leg of this page sends and hears. */
export type LegStreams = Pick<OpenLeg, 'local' | 'remote' | 'problem'> & {
  call: LegRequest['call'];
};

/** Calls of this page: opens legs, and says what they send and hear. */
export interface BrowserLegs extends LegFactory {
  /** A new array after every change. */
  readonly streams: readonly LegStreams[];
  onChange(listener: () => void): () => void;
  /**
   * Asks for the microphone (and the camera) before a call, best out of a click; the next leg takes
   * it. Rejects with `media.microphoneDenied`, `media.microphoneMissing`, `media.microphoneBusy` or
   * `media.insecure`.
   */
  prepare(media: CallMedia): Promise<void>;
  /** Lets go of what was asked for, when no call comes of it. */
  release(): void;
  /** The microphone as it is now, to be tried out: whoever asked stops it. Rejects as `prepare`. */
  listen(): Promise<{ stream: MediaStream; stop(): void }>;
  /** The same of the camera. Rejects with `media.noCamera`. */
  watch(): Promise<{ stream: MediaStream; stop(): void }>;
  /** From now on, also in calls that go on. Rejects as `prepare`; the calls then stay as they were. */
  choose(choice: DeviceChoice): Promise<void>;
}

export function createBrowserLegs(host: CallHost): BrowserLegs {
  const listeners = new Set<() => void>();
  const open = new Map<OpenLeg, LegRequest>();
  let choice: DeviceChoice = { microphone: '', camera: '' };
  let prepared: { media: CallMedia; captured: Capture; cancel(): void } | undefined;
  let streams: readonly LegStreams[] = [];

  function change(): void {
    streams = [...open].map(([{ local, remote, problem }, { call }]) => ({
      call,
      local,
      remote,
      problem: problem satisfies ErrorCode | undefined,
    }));
    for (const listener of [...listeners]) listener();
  }

  /** What was asked for, if it has all that is wanted. */
  function takePrepared(wanted: CallMedia): Capture | undefined {
    const found = prepared;
    prepared = undefined;
    found?.cancel();
    if (!found) return undefined;
    const hasAll = wanted === 'audio' || found.media === 'video';
    if (hasAll && found.captured.audio?.readyState === 'live') return found.captured;
    letGo(found.captured);
    return undefined;
  }

  function openLeg(request: LegRequest, handlers: LegHandlers): MediaLeg {
    const leg = openBrowserLeg({
      host,
      request,
      handlers,
      capture: async (wanted) => takePrepared(wanted) ?? capture(host, wanted, choice),
      captureCamera: () => captureCamera(host.navigator.mediaDevices, choice),
      onChange: change,
      onClose() {
        open.delete(leg);
        change();
      },
    });
    open.set(leg, request);
    change();
    return leg;
  }

  return {
    get streams() {
      return streams;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async prepare(media) {
      const captured = await capture(host, media, choice);
      const before = takePrepared(media);
      if (before) letGo(before);
      const timer = setTimeout(() => {
        const unused = takePrepared(media);
        if (unused) letGo(unused);
      }, PREPARED_MS);
      prepared = { media, captured, cancel: () => clearTimeout(timer) };
    },
    release() {
      const unused = prepared?.captured;
      prepared?.cancel();
      prepared = undefined;
      if (unused) letGo(unused);
    },
    async listen() {
      const captured = await capture(host, 'audio', choice);
      const stream = new host.MediaStream(captured.audio ? [captured.audio] : []);
      return { stream, stop: () => letGo(captured) };
    },
    async watch() {
      const track = await captureCamera(host.navigator.mediaDevices, choice);
      if (!track) throw new CccError('media.noCamera');
      return { stream: new host.MediaStream([track]), stop: () => track.stop() };
    },
    async choose(wanted) {
      choice = wanted;
      for (const leg of open.keys()) await leg.send(await capture(host, leg.sends, wanted));
    },
    open: openLeg,
  };
}

function letGo({ audio, video }: Capture): void {
  audio?.stop();
  video?.stop();
}
