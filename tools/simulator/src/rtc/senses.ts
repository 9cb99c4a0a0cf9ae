import { isRefusal } from '../runtime/permissions';
import type { Permissions, SensitiveDevice } from '../runtime/permissions';
import { Capture } from './capture';
import { pusherError } from './codes';
import type { PusherState } from './codes';
import { Gain } from './gain';
import type { MediaKind } from './peer';

/** What of the phone has to be open, and how it sounds and looks. */
export interface SensesPlan {
  readonly microphone: boolean;
  readonly camera: boolean;
  /** Sends silence. */
  readonly isSilent: boolean;
  /** Sends black pictures. */
  readonly isDark: boolean;
  /** `auto` mirrors the front camera's preview only. */
  readonly mirror: string;
  readonly agc: boolean;
  readonly ans: boolean;
}

export interface SensesEvents {
  track(kind: MediaKind, track: MediaStreamTrack | null): void;
  state(name: PusherState): void;
  error(detail: { errCode: number; errMsg: string }): void;
}

type Facing = 'front' | 'back';

const FRAME = { width: { ideal: 640 }, height: { ideal: 480 } };

/** Microphone and camera of one pusher: open exactly as long as its plan says so. */
export class Senses {
  readonly preview = document.createElement('video');
  private readonly microphone: Capture;
  private readonly camera: Capture;
  private plan: SensesPlan | null = null;
  private facing: Facing = 'front';
  private gain: Gain | null = null;
  private volume = 1;
  private readonly failed = new Set<SensitiveDevice>();
  private work: Promise<boolean> = Promise.resolve(true);

  constructor(
    permissions: Permissions,
    private readonly events: SensesEvents,
  ) {
    this.preview.className = 'mp-live-video';
    this.preview.muted = true;
    this.preview.playsInline = true;
    this.preview.autoplay = true;
    this.preview.addEventListener('loadeddata', () => events.state('firstFrame'));
    this.microphone = new Capture(
      () => permissions.open('microphone', this.microphoneWishes()),
      () => events.state('microphoneFailed'),
    );
    this.camera = new Capture(
      () => permissions.open('camera', this.cameraWishes()),
      () => events.state('cameraFailed'),
    );
  }

  /**
   * Opens and closes what the plan says; closing is at once, openings come one after the other.
   * @returns whether the microphone is as planned; a refused camera is told and left out
   */
  follow(plan: SensesPlan): Promise<boolean> {
    this.plan = plan;
    if (!plan.microphone) this.closeMicrophone();
    if (!plan.camera) this.closeCamera();
    this.adjust();
    this.work = this.work.then(() => this.open());
    return this.work;
  }

  /** Sends what is open to a leg that has just been joined. */
  resend(): void {
    if (this.microphone.track !== null) this.events.track('audio', this.sound());
    if (this.camera.track !== null) this.events.track('video', this.camera.track);
  }

  /** Turns to a camera, or to the other one; takes effect with the next {@link follow}. */
  turnCamera(to: string = this.facing === 'front' ? 'back' : 'front'): void {
    const facing = to === 'back' ? 'back' : 'front';
    if (facing === this.facing) return;
    this.facing = facing;
    this.closeCamera();
  }

  /** 0 to 1. */
  setVolume(volume: number): void {
    this.volume = volume;
    if (this.microphone.track !== null) this.events.track('audio', this.sound());
  }

  close(): void {
    this.plan = null;
    this.closeMicrophone();
    this.closeCamera();
  }

  private async open(): Promise<boolean> {
    const [isHeard] = await Promise.all([
      this.openOne('microphone', this.microphone, 'audio'),
      this.openOne('camera', this.camera, 'video'),
    ]);
    return isHeard;
  }

  private async openOne(
    device: SensitiveDevice,
    capture: Capture,
    kind: MediaKind,
  ): Promise<boolean> {
    if (this.plan?.[device] !== true) return true;
    if (this.failed.has(device)) return false;
    const isNew = capture.track === null;
    try {
      if (!(await capture.open())) return true;
    } catch (error) {
      this.failed.add(device);
      if (isRefusal(error)) this.events.error(pusherError(`${device}Refused`));
      this.events.state(`${device}Failed`);
      return false;
    }
    if (!isNew) return true;
    this.adjust();
    if (kind === 'video') {
      this.preview.srcObject = capture.track && new MediaStream([capture.track]);
      this.events.state('cameraOpened');
    }
    this.events.track(kind, kind === 'audio' ? this.sound() : capture.track);
    return true;
  }

  /** The microphone as it goes out; louder or quieter only when that was asked for. */
  private sound(): MediaStreamTrack | null {
    const { track } = this.microphone;
    if (track === null) return null;
    if (this.volume !== 1) this.gain ??= new Gain(track);
    this.gain?.set(this.volume);
    return this.gain?.track ?? track;
  }

  private adjust(): void {
    const { plan } = this;
    if (plan === null) return;
    if (this.microphone.track !== null) this.microphone.track.enabled = !plan.isSilent;
    if (this.camera.track !== null) this.camera.track.enabled = !plan.isDark;
    const isMirrored =
      plan.mirror === 'enable' || (plan.mirror === 'auto' && this.facing === 'front');
    this.preview.classList.toggle('mp-live-mirrored', isMirrored);
  }

  private closeMicrophone(): void {
    this.failed.delete('microphone');
    this.gain?.close();
    this.gain = null;
    this.microphone.close();
    this.events.track('audio', null);
  }

  private closeCamera(): void {
    this.failed.delete('camera');
    this.camera.close();
    this.preview.srcObject = null;
    this.events.track('video', null);
  }

  private microphoneWishes(): MediaTrackConstraints {
    const { agc = false, ans = false } = this.plan ?? {};
    return { autoGainControl: agc, noiseSuppression: ans, echoCancellation: true };
  }

  private cameraWishes(): MediaTrackConstraints {
    return { ...FRAME, facingMode: this.facing === 'front' ? 'user' : 'environment' };
  }
}
