import type { Host } from '../runtime/host';
import { isRefusal } from '../runtime/permissions';
import { numberOption, type ApiOptions } from './api';
import { toWav } from './wav';

const FORMATS = ['mp3', 'aac', 'wav', 'PCM'];
const DEFAULT_MS = 60_000;
const MAX_MS = 600_000;
const SLIP_MS = 500;

type Listener = (result: Record<string, unknown>) => void;

/**
 * `wx.getRecorderManager()`: the one recorder of the app, over the browser's microphone. Whatever format
 * was asked for, the file is WAV and says so in its name, since browsers encode no MP3.
 */
export function recorderApis(host: Host) {
  const listeners = new Map<string, Listener>();
  let recording: { recorder: MediaRecorder; stream: MediaStream; timer: number } | null = null;
  let isAsking = false;
  const tell = (name: string, result: Record<string, unknown> = {}) =>
    host.scheduler.deliver(() => listeners.get(name)?.(result));
  const fail = (why: string) => tell('error', { errMsg: `operateRecorder:fail ${why}` });

  async function start(options: ApiOptions): Promise<void> {
    const format = options['format'] ?? 'aac';
    const duration = numberOption(options, 'duration', DEFAULT_MS);
    if (!FORMATS.includes(String(format))) return fail(`format ${String(format)} is not supported`);
    if (duration <= 0 || duration > MAX_MS) return fail('duration is out of range');
    if (recording || isAsking) return fail('is recording or paused');
    isAsking = true;
    try {
      const stream = await host.permissions.open('microphone');
      if (host.scheduler.state !== 'foreground') {
        stream.getTracks().forEach((track) => track.stop());
        return fail('app in background');
      }
      begin(stream, duration);
    } catch (error) {
      fail(isRefusal(error) ? 'auth deny' : String(error));
    } finally {
      isAsking = false;
    }
  }

  function begin(stream: MediaStream, duration: number): void {
    const recorder = new MediaRecorder(stream);
    const chunks: Blob[] = [];
    recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
    recorder.addEventListener('start', () => tell('start'));
    let startedAt = Date.now();
    recorder.addEventListener('start', () => {
      startedAt = Date.now();
    });
    recorder.addEventListener('stop', () => void finish(chunks, Date.now() - startedAt));
    recorder.start();
    recording = { recorder, stream, timer: window.setTimeout(stop, duration) };
  }

  function stop(): void {
    if (!recording) return fail('recorder not start');
    const { recorder, stream, timer } = recording;
    recording = null;
    window.clearTimeout(timer);
    recorder.stop();
    stream.getTracks().forEach((track) => track.stop());
  }

  async function finish(chunks: Blob[], elapsedMs: number): Promise<void> {
    try {
      const { file, durationMs } = await toWav(new Blob(chunks));
      const tempFilePath = host.files.addTemporary(file, 'voice.wav');
      tell('stop', { tempFilePath, duration: durationMs, fileSize: file.size });
    } catch (error) {
      // Of a slip of the thumb the browser makes no sound at all.
      if (elapsedMs >= SLIP_MS) return fail(String(error));
      const tempFilePath = host.files.addTemporary(new Blob([]), 'voice.wav');
      tell('stop', { tempFilePath, duration: elapsedMs, fileSize: 0 });
    }
  }

  // A phone takes the microphone away from an app in the background.
  host.appHidden.add(() => {
    if (recording) stop();
  });

  host.phoneCall.began.add(() => {
    if (recording?.recorder.state !== 'recording') return;
    recording.recorder.pause();
    tell('interruptionBegin');
    tell('pause');
  });
  host.phoneCall.ended.add(() => {
    if (recording) tell('interruptionEnd');
  });

  const on = (name: string) => (listener: Listener) => void listeners.set(name, listener);
  const manager = {
    start: (options: ApiOptions = {}) => void start(options),
    stop,
    pause: () => recording?.recorder.pause(),
    resume: () => recording?.recorder.resume(),
    onStart: on('start'),
    onStop: on('stop'),
    onError: on('error'),
    onPause: on('pause'),
    onResume: on('resume'),
    onInterruptionBegin: on('interruptionBegin'),
    onInterruptionEnd: on('interruptionEnd'),
    onFrameRecorded: on('frameRecorded'),
  };
  return { getRecorderManager: () => manager };
}
