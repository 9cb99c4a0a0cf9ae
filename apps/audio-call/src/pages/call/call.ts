import type { TcccWxSdk } from 'tccc-wx-sdk';
import { ChannelId, SDKAppID, ServerUrl } from '../../config';
import { callWordsOf } from '../../i18n/call-words';
import {
  nextPhase,
  type CallHappening,
  type CallPhase,
  type Ended,
  type Progress,
} from '../../presenter/call-phase';
import { screenOf } from '../../presenter/call-screen';
import { ensureLogin } from '../../services/ensure-login';
import { languageTag } from '../../services/language-tag';

const READY: CallPhase = { name: 'ready' };
/** How a call begins. */
const FRESH = { isMuted: false, soundMode: 'speaker' as const, isKeypadOpen: false, digits: '' };

interface Detail<Fields> {
  detail: Fields;
}

/** What `selectComponent` finds, told by what only that component can do. */
function isSdk(component: object): component is TcccWxSdk {
  return 'startCall' in component;
}

/** The call from dialling to its end, over the documented `tccc-wx-sdk` and nothing else. */
Page({
  data: {
    words: callWordsOf(''),
    sdkAppId: String(SDKAppID),
    serverUrl: ServerUrl,
    screen: screenOf(READY, callWordsOf(''), 0),
    isMuted: false,
    soundMode: 'speaker' as 'speaker' | 'ear',
    isKeypadOpen: false,
    digits: '',
  },
  phase: READY as CallPhase,
  clock: 0,
  onLoad() {
    const words = callWordsOf(languageTag());
    this.setData({ words, screen: screenOf(READY, words, Date.now()) });
    void wx.setNavigationBarTitle({ title: words.service });
  },
  onUnload() {
    clearInterval(this.clock);
  },
  sdk(): TcccWxSdk {
    const found: object = this.selectComponent('#tcccSdk');
    if (!isSdk(found)) throw new Error('the page has no <tccc-wx-sdk id="tcccSdk">');
    return found;
  },
  async onDial() {
    this.setData(FRESH);
    this.happened({ type: 'dial' });
    try {
      await ensureLogin(this.data.sdkAppId);
      await this.sdk().startCall({ channelId: ChannelId });
    } catch (error) {
      // Hung up while it was still dialled: that is how it ended, not a fault.
      if (this.phase.name !== 'ended') this.failed(error);
    }
  },
  onHangUp() {
    const { name } = this.phase;
    this.sdk().endCall();
    // Before there is a session nothing is told of its end.
    if (name === 'dialling') this.onSessionEnded({ detail: { closeBy: 'client' } });
  },
  onSessionStart() {
    this.happened({ type: 'sessionStart' });
  },
  onAccepted() {
    void wx.vibrateShort({ type: 'medium' });
    this.happened({ type: 'accepted', now: Date.now() });
  },
  onProgress({ detail }: Detail<Progress>) {
    this.happened({ type: 'progress', progress: detail, now: Date.now() });
  },
  onSessionEnded({ detail }: Detail<Ended>) {
    this.happened({ type: 'sessionEnded', ended: detail, now: Date.now() });
  },
  onError({ detail }: Detail<{ message?: string; code?: string }>) {
    this.failed(detail);
  },
  onMute() {
    const isMuted = !this.data.isMuted;
    if (isMuted) this.sdk().muteAudio();
    else this.sdk().unmuteAudio();
    this.setData({ isMuted });
  },
  onSound() {
    const soundMode = this.data.soundMode === 'speaker' ? 'ear' : 'speaker';
    this.sdk().setSoundMode(soundMode);
    this.setData({ soundMode });
  },
  onKeypad() {
    this.setData({ isKeypadOpen: !this.data.isKeypadOpen });
  },
  async onDigit({ detail: { digit } }: Detail<{ digit: string }>) {
    this.setData({ digits: `${this.data.digits}${digit}`.slice(-16) });
    try {
      await this.sdk().sendDigits({ digits: digit });
    } catch (error) {
      void wx.showToast({ icon: 'none', title: messageOf(error, this.data.words.somethingWrong) });
    }
  },
  failed(error: unknown) {
    const code = isRecord(error) && typeof error.code === 'string' ? { code: error.code } : {};
    const message = messageOf(error, this.data.words.somethingWrong);
    this.happened({ type: 'failed', message, ...code });
  },
  happened(happening: CallHappening) {
    this.phase = nextPhase(this.phase, happening);
    this.draw();
    clearInterval(this.clock);
    if (this.phase.name === 'connected') {
      this.clock = Number(setInterval(() => this.draw(), 1000));
    }
    if (!this.data.screen.isLive) this.setData({ isKeypadOpen: false });
    void wx.setKeepScreenOn({ keepScreenOn: this.data.screen.isLive });
  },
  draw() {
    this.setData({ screen: screenOf(this.phase, this.data.words, Date.now()) });
  },
});

function messageOf(error: unknown, otherwise: string): string {
  return isRecord(error) && typeof error.message === 'string' && error.message !== ''
    ? error.message
    : otherwise;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
