import { LIMITS, type LocalVoice } from '@ccc/core';

/** Below this it was a slip of the thumb. */
const SHORTEST_MS = 1000;

/** What becomes of a recording. */
export interface RecorderEvents {
  onVoice(voice: LocalVoice): void;
  onTooShort(): void;
  /** The customer does not let this mini-program hear them. */
  onDenied(reason: string): void;
  onFailed(): void;
}

/** Holds the phone's one recorder while somebody speaks. */
export class VoiceRecorder {
  private state: 'idle' | 'starting' | 'recording' | 'stopping' = 'idle';
  /** What to do with it once it is there; a finger may be gone before the recorder has begun. */
  private wish: 'speak' | 'send' | 'discard' = 'speak';
  private readonly manager = wx.getRecorderManager();

  constructor(events: RecorderEvents) {
    this.manager.onStart(() => {
      this.state = 'recording';
      if (this.wish !== 'speak') this.stop();
    });
    this.manager.onStop(({ tempFilePath, duration, fileSize }) => {
      const wish = this.wish;
      this.state = 'idle';
      if (wish === 'discard') return;
      // What the phone stopped by itself, for a minute or a call, is sent too.
      if (duration < SHORTEST_MS) return events.onTooShort();
      events.onVoice({
        type: 'voice',
        localPath: tempFilePath,
        durationMs: Math.round(Math.min(duration, LIMITS.mediaMaxMs)),
        bytes: fileSize,
      });
    });
    this.manager.onError(({ errMsg }) => {
      const wish = this.wish;
      this.state = 'idle';
      if (/auth|deny|permission/i.test(errMsg)) events.onDenied(errMsg);
      else if (wish !== 'discard') events.onFailed();
    });
  }

  start(): void {
    if (this.state !== 'idle') return;
    this.state = 'starting';
    this.wish = 'speak';
    this.manager.start({
      duration: LIMITS.mediaMaxMs,
      sampleRate: 16000,
      numberOfChannels: 1,
      encodeBitRate: 48000,
      format: 'mp3',
    });
  }

  finish(): void {
    this.end('send');
  }

  cancel(): void {
    this.end('discard');
  }

  private end(wish: 'send' | 'discard'): void {
    if (this.state === 'idle' || this.state === 'stopping') return;
    this.wish = wish;
    if (this.state === 'recording') this.stop();
  }

  private stop(): void {
    this.state = 'stopping';
    this.manager.stop();
  }
}
