import { CccError } from '@ccc/core/call/index';
import {
  troubleOfError,
  troubleOfState,
  type LiveTrouble,
} from '@ccc/core/platform/wx/calls/index';
import { QUIET, type LiveView, type SoundMode } from './call/live-view';
import { SdkCall } from './call/sdk-call';
import type { LiveErrorEvent, LiveStateEvent } from './parts/live-part';
import { tcccError } from './setup/sdk-error';
import { settingsOnPage } from './setup/settings';

export type { ProgressDetail, SessionEndedDetail } from './call/call-news';
export type { SoundMode } from './call/live-view';
export type { TcccError } from './setup/sdk-error';

/** What `this.selectComponent('#tcccSdk')` is. */
export interface TcccWxSdk {
  /** 音频呼叫. Rejects with a `TcccError` whose `message` can be shown. */
  startCall(options: { channelId: string }): Promise<{ sessionId: string }>;
  endCall(): void;
  /** `0`-`9`, `*`, `#`; at most 32 at once. */
  sendDigits(options: { digits: string }): Promise<void>;
  /** 视频呼叫; needs `tccc-wx-sdk/pusher` and `tccc-wx-sdk/player` within. */
  startSession(options: { channelId: string }): Promise<{ sessionId: string }>;
  endSession(): void;
  switchCamera(): void;
  /**
   * Of a video call; an addition: in an audio call that an agent has answered, with `tccc-wx-sdk/pusher` and
   * `tccc-wx-sdk/player` within, it makes it one of pictures. A camera that is missing is told by `error`.
   */
  enableCamera(): void;
  disableCamera(): void;
  muteAudio(): void;
  unmuteAudio(): void;
  /** As one page of the documentation spells it. */
  unmnuteAudio(): void;
  setSoundMode(soundMode: SoundMode): void;
}

type Part = WechatMiniprogram.Component.TrivialInstance;

interface Related {
  getRelationNodes(key: string): Part[] | null;
}

/** The call of each component on a page; a call is no data. */
const calls = new WeakMap<object, SdkCall>();

/** The parts of the page that lie within a component; before there were any, WeChat may say null. */
const partsOf = (component: Related, kind: 'pusher' | 'player'): Part[] =>
  component.getRelationNodes(`./${kind}`) ?? [];

/**
 * The documented component `tccc-wx-sdk`. Events: `sessionStart`, `accepted` (and `accept`),
 * `sessionEnded` `{closeBy, reason, durationMs}`, `error` `{code, message}`, and as an addition
 * `progress`.
 */
Component({
  properties: {
    sdkAppId: { type: String, optionalTypes: [Number], value: '' },
    /** An addition: where the service is. Default: `configure`, or `ccc.serverUrl` of ext.json. */
    serverUrl: { type: String, value: '' },
  },
  relations: {
    './pusher': {
      type: 'descendant',
      linked(target: Part) {
        this.link(target, { hasPusher: true });
      },
      unlinked() {
        this.setData({ hasPusher: partsOf(this, 'pusher').length > 0 });
      },
    },
    './player': {
      type: 'descendant',
      linked(target: Part) {
        this.link(target, { hasPlayer: true });
      },
      unlinked() {
        this.setData({ hasPlayer: partsOf(this, 'player').length > 0 });
      },
    },
  },
  data: { view: QUIET as LiveView, hasPusher: false, hasPlayer: false },
  observers: {
    'sdkAppId, serverUrl'(sdkAppId: string | number, serverUrl: string) {
      settingsOnPage({ sdkAppId, serverUrl });
    },
  },
  lifetimes: {
    attached() {
      const { sdkAppId, serverUrl } = this.data;
      settingsOnPage({ sdkAppId, serverUrl });
    },
    detached() {
      this.call().end();
    },
  },
  methods: {
    call(): SdkCall {
      const known = calls.get(this);
      if (known) return known;
      const made = new SdkCall({
        settings: () => ({ sdkAppId: this.data.sdkAppId, serverUrl: this.data.serverUrl }),
        draw: (view) => this.draw(view),
        tell: ({ name, detail }) => this.triggerEvent(name, detail),
      });
      calls.set(this, made);
      return made;
    },
    startCall({ channelId }: { channelId: string }) {
      return this.call().start('audio', channelId);
    },
    endCall() {
      this.call().end();
    },
    sendDigits({ digits }: { digits: string }) {
      return this.call().sendDigits(digits);
    },
    async startSession({ channelId }: { channelId: string }) {
      const { hasPusher, hasPlayer } = this.data;
      if (!hasPusher || !hasPlayer) throw tcccError(new CccError('call.partsMissing'));
      return this.call().start('video', channelId);
    },
    endSession() {
      this.call().end();
    },
    switchCamera() {
      if (this.data.view.media === 'video') wx.createLivePusherContext().switchCamera();
    },
    enableCamera() {
      // Without a place for pictures nobody could see what is sent.
      if (this.data.hasPusher && this.data.hasPlayer) void this.call().setCamera(true);
    },
    disableCamera() {
      void this.call().setCamera(false);
    },
    muteAudio() {
      this.call().change({ isMuted: true });
    },
    unmuteAudio() {
      this.call().change({ isMuted: false });
    },
    unmnuteAudio() {
      this.unmuteAudio();
    },
    setSoundMode(soundMode: SoundMode) {
      this.call().change({ soundMode });
    },
    draw(view: LiveView) {
      this.setData({ view });
      for (const part of [...partsOf(this, 'pusher'), ...partsOf(this, 'player')]) {
        part.setData({ view });
      }
    },
    link(part: Part, change: { hasPusher: true } | { hasPlayer: true }) {
      this.setData(change);
      part.setData({ view: this.data.view });
    },
    onLiveState({ detail }: LiveStateEvent) {
      this.onTrouble(troubleOfState(detail.code));
    },
    onLiveError({ detail }: LiveErrorEvent) {
      this.onTrouble(troubleOfError(detail.errCode, detail.errMsg));
    },
    onTrouble(trouble: LiveTrouble | undefined) {
      this.call().trouble(trouble);
    },
  },
});
