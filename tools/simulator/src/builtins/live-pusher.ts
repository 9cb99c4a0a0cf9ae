import { make } from '../runtime/dom';
import { accessDenied, pusherState } from '../rtc/codes';
import type { PusherState } from '../rtc/codes';
import type { Leg, LegState, LegUser, LossReason } from '../rtc/leg';
import { Meter } from '../rtc/meter';
import { snapshot } from '../rtc/picture';
import { Senses } from '../rtc/senses';
import type { SensesPlan } from '../rtc/senses';
import { WEAK_LEVEL } from '../rtc/stats';
import { Surroundings } from '../rtc/surroundings';
import { ApiFailure, numberOption } from '../wx/api';
import { liveContext } from '../wx/live-context';
import type { LiveOperations } from '../wx/live-context';
import type { Builtin, BuiltinContext, BuiltinView } from './builtin';
import { PUSHER_EVENTS, PUSHER_PROPERTIES } from './live-attributes';

class LivePusher implements BuiltinView, LegUser {
  readonly kind = 'pusher';
  readonly slot = make('div', 'mp-live-slot');
  private readonly senses: Senses;
  private readonly meter: Meter;
  private readonly around: Surroundings;
  private leg: Leg | null = null;
  private isAttached = false;
  /** The leg that is joined once microphone and camera are open. */
  private coming: Leg | null = null;
  private isPreviewing = false;
  private isPaused = false;
  private isTaken = false;
  /** A start that was overtaken by a stop, or by a start elsewhere, comes to nothing. */
  private startNumber = 0;
  private isWeak = false;

  constructor(private readonly ui: BuiltinContext) {
    this.senses = new Senses(ui.host.permissions, {
      track: (kind, track) => this.leg?.send(kind, track),
      state: (name) => this.tellState(name),
      error: (detail) => this.tell('error', detail),
    });
    ui.root.append(this.senses.preview, this.slot);
    this.around = new Surroundings(ui.host, () => this.aroundChanged());
    this.meter = new Meter('outbound', {
      netStatus: (info) => {
        this.tell('netstatus', { info });
        const isWeak = info.netQualityLevel >= WEAK_LEVEL;
        if (isWeak && !this.isWeak) this.tellState('weakNetwork');
        this.isWeak = isWeak;
      },
      volume: (volume) => this.tell('audiovolumenotify', { volume }),
    });
  }

  get wantsVideo(): boolean {
    return this.ui.flag('enableCamera');
  }

  update(changed: ReadonlySet<string>): void {
    if (!this.isAttached) return;
    if (changed.has('devicePosition')) this.senses.turnCamera(this.ui.text('devicePosition'));
    if (changed.has('url') && this.isOn) {
      this.stop();
      void this.start();
    } else if (changed.has('url') || changed.has('autopush')) this.startIfAutomatic();
    if (this.wantsVideo) this.leg?.needVideo();
    void this.sense();
  }

  attached(): void {
    this.isAttached = true;
    this.around.watch();
    this.senses.turnCamera(this.ui.text('devicePosition'));
    this.startIfAutomatic();
  }

  detached(): void {
    this.isAttached = false;
    this.around.unwatch();
    this.stop();
  }

  legChanged(state: LegState, reason?: LossReason): void {
    if (state === 'connected' && this.leg !== null) {
      this.tellState('connected');
      this.tellState('pushBegun');
      this.meter.start(this.leg);
      return;
    }
    this.meter.stop();
    if (state === 'reconnecting')
      this.tellState(reason === 'suspended' ? 'suspended' : 'reconnecting');
    if (state === 'failed') {
      this.tellState('disconnected');
      this.stop();
    }
  }

  operations(): LiveOperations {
    const { host } = this.ui;
    return {
      start: async () => {
        const refusal = await this.start();
        if (refusal !== null) throw new ApiFailure(refusal);
      },
      stop: () => this.stop(),
      pause: () => this.pause(true),
      resume: () => this.pause(false),
      startPreview: async () => {
        this.isPreviewing = true;
        await this.sense();
      },
      stopPreview: async () => {
        this.isPreviewing = false;
        await this.sense();
      },
      switchCamera: async () => {
        this.senses.turnCamera();
        await this.sense();
      },
      toggleTorch: () => {
        throw new ApiFailure('this camera has no torch');
      },
      setMICVolume: (options) => {
        const volume = numberOption(options, 'volume', NaN);
        if (!(volume >= 0 && volume <= 1))
          throw new ApiFailure('parameter error: parameter.volume should be a Number from 0 to 1');
        this.senses.setVolume(volume);
      },
      snapshot: (options) => snapshot(host, this.senses.preview, options),
    };
  }

  context(): Record<string, unknown> {
    return liveContext(this.ui.host, 'live-pusher', () => this.operations());
  }

  private get isOn(): boolean {
    return this.coming !== null || this.leg !== null;
  }

  private aroundChanged(): void {
    const wasTaken = this.isTaken;
    this.isTaken = this.around.isTaken;
    if (this.isOn && this.isTaken && !wasTaken) this.tellState('interrupted');
    void this.sense();
  }

  private startIfAutomatic(): void {
    if (this.ui.flag('autopush')) void this.start();
  }

  /** Returns why it does not push, `null` when it does. */
  private async start(): Promise<string | null> {
    const { host, text } = this.ui;
    if (this.isOn) return null;
    const address = text('url');
    if (address === '') return 'url is empty';
    if (!host.live.isEnabled) {
      const denied = accessDenied('insertLivePusher');
      this.tell('error', denied);
      return denied.errMsg;
    }
    const leg = host.live.legs.at(host, 'live-pusher', address);
    if (leg === null) {
      this.tellState('disconnected');
      return 'url cannot be reached';
    }
    this.startNumber += 1;
    const number = this.startNumber;
    this.coming = leg;
    leg.announce(this);
    const isAgreed = await host.privacy.pass(host, 'live-pusher');
    const isHeard = isAgreed && (await this.sense());
    if (number !== this.startNumber) return 'stopped';
    // A camera that fails leaves a voice; without a microphone that was asked for there is nothing to push.
    if (!isHeard) {
      this.stop();
      return isAgreed ? 'the microphone cannot be opened' : 'privacy permission is not authorized';
    }
    this.coming = null;
    this.leg = leg;
    this.senses.resend();
    leg.join(this);
    return null;
  }

  private stop(): void {
    const { leg } = this;
    this.leg = null;
    this.startNumber += 1;
    this.coming?.leave(this);
    this.coming = null;
    this.isPreviewing = false;
    this.isPaused = false;
    this.meter.stop();
    this.senses.close();
    leg?.leave(this);
  }

  private pause(isPaused: boolean): void {
    this.isPaused = isPaused;
    void this.sense();
  }

  private sense(): Promise<boolean> {
    return this.senses.follow(this.plan());
  }

  /** What has to be open now. Behind, a phone keeps the microphone only for apps that say so, and never the camera. */
  private plan(): SensesPlan {
    const { flag, text } = this.ui;
    const { isAway, isTaken, isOutOfHearing } = this.around;
    const isSeen = (this.isOn || this.isPreviewing) && !isAway;
    return {
      microphone: this.isOn && flag('enableMic') && !isTaken && !isOutOfHearing,
      camera: isSeen && flag('enableCamera') && !isTaken,
      isSilent: flag('muted') || this.isPaused || (isAway && flag('backgroundMute')),
      isDark: this.isPaused,
      mirror: text('localMirror'),
      agc: flag('enableAgc'),
      ans: flag('enableAns'),
    };
  }

  private tellState(name: PusherState): void {
    this.tell('statechange', pusherState(name));
  }

  private tell(type: string, detail: unknown): void {
    const { host, emit } = this.ui;
    host.scheduler.deliver(() => {
      if (this.isAttached) emit(type, detail);
    });
  }
}

/** `<live-pusher>`: the phone's microphone and camera on a leg of a call. */
export const livePusher: Builtin = {
  properties: PUSHER_PROPERTIES,
  events: PUSHER_EVENTS,
  create: (context) => new LivePusher(context),
};
