import { make } from '../runtime/dom';
import { accessDenied, playerState } from '../rtc/codes';
import type { PlayerState } from '../rtc/codes';
import type { Leg, LegState, LegUser } from '../rtc/leg';
import { Meter } from '../rtc/meter';
import { snapshot } from '../rtc/picture';
import { Screen } from '../rtc/screen';
import { WEAK_LEVEL } from '../rtc/stats';
import { Surroundings } from '../rtc/surroundings';
import { ApiFailure } from '../wx/api';
import { liveContext } from '../wx/live-context';
import type { LiveOperations } from '../wx/live-context';
import type { Builtin, BuiltinContext, BuiltinView } from './builtin';
import { PLAYER_EVENTS, PLAYER_PROPERTIES } from './live-attributes';

/** At the ear a phone is quieter; a computer has only one loudspeaker. */
const EAR_VOLUME = 0.3;

class LivePlayer implements BuiltinView, LegUser {
  readonly kind = 'player';
  /** A phone plays whatever there is, also who pushes no picture. */
  readonly wantsVideo = true;
  readonly slot = make('div', 'mp-live-slot');
  private readonly screen = new Screen();
  private readonly meter: Meter;
  private readonly around: Surroundings;
  private leg: Leg | null = null;
  private isAttached = false;
  private isMuted = false;
  private isPaused = false;
  private isWeak = false;

  constructor(private readonly ui: BuiltinContext) {
    ui.root.append(this.screen.video, this.screen.audio, this.slot);
    this.around = new Surroundings(ui.host, () => this.apply());
    this.meter = new Meter('inbound', {
      netStatus: (info) => {
        this.tell('netstatus', { info });
        const isWeak = info.netQualityLevel >= WEAK_LEVEL;
        if (isWeak && !this.isWeak) this.tellState('unsteady');
        this.isWeak = isWeak;
      },
      volume: (volume) => this.tell('audiovolumenotify', { volume }),
    });
    const { screen } = this;
    screen.audio.addEventListener('playing', () => this.tellState('playing'));
    screen.video.addEventListener('loadeddata', () => this.tellState('firstKeyFrame'));
    screen.video.addEventListener('resize', () => this.tellState('resized'));
  }

  update(changed: ReadonlySet<string>): void {
    const { ui } = this;
    if (changed.has('muted')) this.isMuted = ui.flag('muted');
    ui.root.dataset['fit'] = ui.text('objectFit');
    this.screen.volume = ui.text('soundMode') === 'ear' ? EAR_VOLUME : 1;
    this.apply();
    if (!this.isAttached) return;
    if (changed.has('src') && this.leg !== null) {
      this.stop();
      this.play();
    } else if (changed.has('src') || changed.has('autoplay')) this.playIfAutomatic();
  }

  attached(): void {
    this.isAttached = true;
    this.around.watch();
    this.playIfAutomatic();
  }

  detached(): void {
    this.isAttached = false;
    this.around.unwatch();
    this.stop();
  }

  legChanged(state: LegState): void {
    if (state === 'connected' && this.leg !== null) {
      this.tellState('connected');
      this.tellState('receiving');
      this.screen.show(this.leg.remote());
      this.meter.start(this.leg);
      this.apply();
      return;
    }
    this.clear();
    if (state === 'reconnecting') this.tellState('reconnecting');
    if (state === 'failed') {
      this.tellState('disconnected');
      this.stop();
    }
    if (state === 'idle') this.tellState('ended');
  }

  operations(): LiveOperations {
    return {
      play: () => {
        const refusal = this.play();
        if (refusal !== null) throw new ApiFailure(refusal);
      },
      stop: () => this.stop(),
      // The second call takes the first one back.
      mute: () => {
        this.isMuted = !this.isMuted;
        this.apply();
      },
      pause: () => this.pause(true),
      resume: () => this.pause(false),
      requestFullScreen: ({ direction = 0 }) => this.fill(true, direction),
      exitFullScreen: () => this.fill(false, 0),
      snapshot: (options) => snapshot(this.ui.host, this.screen.video, options),
    };
  }

  context(): Record<string, unknown> {
    return liveContext(this.ui.host, 'live-player', () => this.operations());
  }

  private playIfAutomatic(): void {
    if (this.ui.flag('autoplay') && this.leg === null) this.play();
  }

  /** Returns why it does not play, `null` when it does. */
  private play(): string | null {
    const { host, text } = this.ui;
    this.pause(false);
    if (this.leg !== null || text('src') === '') return this.leg === null ? 'src is empty' : null;
    if (!host.live.isEnabled) {
      const denied = accessDenied('insertLivePlayer');
      this.tell('error', denied);
      return denied.errMsg;
    }
    this.leg = host.live.legs.at(host, 'live-player', text('src'));
    if (this.leg === null) {
      this.tellState('disconnected');
      return 'src cannot be played';
    }
    this.leg.join(this);
    return null;
  }

  private stop(): void {
    const { leg } = this;
    this.leg = null;
    leg?.leave(this);
    this.clear();
  }

  private clear(): void {
    this.meter.stop();
    this.screen.clear();
  }

  private pause(isPaused: boolean): void {
    this.isPaused = isPaused;
    this.apply();
  }

  private apply(): void {
    const { around } = this;
    const { host, flag, root } = this.ui;
    const isBehind = around.isOutOfHearing || (around.isAway && flag('backgroundMute'));
    const isCovered = host.pages.top?.view.root.contains(root) !== true;
    this.screen.isMuted = this.isMuted || around.isTaken || isBehind;
    this.screen.isPlaying = !this.isPaused && !(isCovered && flag('autoPauseIfNavigate'));
  }

  private fill(fullScreen: boolean, direction: unknown): void {
    const { root } = this.ui;
    // The top layer is above the navigation bar as well; an attribute left behind would hide the component.
    root.popover = fullScreen ? 'manual' : null;
    if (fullScreen) root.showPopover();
    this.tell('fullscreenchange', { fullScreen, direction });
  }

  private tellState(name: PlayerState): void {
    this.tell('statechange', playerState(name));
  }

  private tell(type: string, detail: unknown): void {
    const { host, emit } = this.ui;
    host.scheduler.deliver(() => {
      if (this.isAttached) emit(type, detail);
    });
  }
}

/** `<live-player>`: sound and pictures that come in on a leg of a call. */
export const livePlayer: Builtin = {
  properties: PLAYER_PROPERTIES,
  events: PLAYER_EVENTS,
  create: (context) => new LivePlayer(context),
};
