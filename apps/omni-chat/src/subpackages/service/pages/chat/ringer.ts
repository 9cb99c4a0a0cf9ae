import type { CallPhase } from '@ccc/ui';

/** Of the package. The phone's silent switch and its loudness hold for them. */
const SOUNDS: Partial<Record<CallPhase, string>> = {
  ringing: '/subpackages/service/assets/ring.mp3',
  calling: '/subpackages/service/assets/ringback.mp3',
};
const SHAKE_EVERY_MS = 2000;

/** Lets a call be heard and felt until somebody takes it. */
export class Ringer {
  private phase: CallPhase | undefined;
  private audio: WechatMiniprogram.InnerAudioContext | undefined;
  private shaking = 0;

  /** @param phase Undefined: nobody calls, or nobody looks. */
  follow(phase: CallPhase | undefined): void {
    if (phase === this.phase) return;
    this.stop();
    this.phase = phase;
    const sound = phase && SOUNDS[phase];
    if (sound === undefined) return;
    this.audio = wx.createInnerAudioContext();
    this.audio.src = sound;
    this.audio.loop = true;
    this.audio.play();
    if (phase !== 'ringing') return;
    shake();
    this.shaking = Number(setInterval(shake, SHAKE_EVERY_MS));
  }

  stop(): void {
    this.phase = undefined;
    this.audio?.destroy();
    this.audio = undefined;
    clearInterval(this.shaking);
  }
}

function shake(): void {
  // Not every phone can.
  wx.vibrateLong({ fail: () => undefined });
}
