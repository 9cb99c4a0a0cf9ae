import { fill, wordsOf } from '../i18n/words';

/** A finger that is this far above where it came down wants to cancel. */
const CANCEL_PX = 60;
const MAX_SECONDS = 60;
/** From here on it is said how long is left. */
const COUNTDOWN_FROM = 50;

type TouchEvent = WechatMiniprogram.TouchEvent;

/**
 * 按住 说话. It is held to speak, let go to send, and pushed upwards to cancel; after a minute it lets go
 * by itself.
 *
 * Event: `record` `{phase}`: `start`, then `finish` or `cancel`.
 */
Component({
  options: { pureDataPattern: /^_/ },
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    disabled: { type: Boolean, value: false },
  },
  data: {
    words: wordsOf('').voice,
    isHeld: false,
    isCancelling: false,
    seconds: 0,
    hint: '',
    _startY: 0,
    _timer: 0,
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).voice });
    },
  },
  lifetimes: {
    detached() {
      this.letGo('cancel');
    },
  },
  methods: {
    onDown({ touches }: TouchEvent) {
      if (this.data.disabled || this.data.isHeld) return;
      this.data._startY = touches[0]?.clientY ?? 0;
      this.setData({
        isHeld: true,
        isCancelling: false,
        seconds: 0,
        hint: this.data.words.slideToCancel,
      });
      this.data._timer = Number(setInterval(() => this.tick(), 1000));
      this.triggerEvent('record', { phase: 'start' });
    },
    onMove({ touches }: TouchEvent) {
      if (!this.data.isHeld) return;
      const isCancelling = this.data._startY - (touches[0]?.clientY ?? 0) > CANCEL_PX;
      if (isCancelling !== this.data.isCancelling) {
        this.setData({ isCancelling, hint: this.hintOf(isCancelling, this.data.seconds) });
      }
    },
    onUp() {
      this.letGo(this.data.isCancelling ? 'cancel' : 'finish');
    },
    onBreak() {
      this.letGo('cancel');
    },
    /** Lets go without a word to anybody: there is nothing to record with. */
    release() {
      clearInterval(this.data._timer);
      if (this.data.isHeld) this.setData({ isHeld: false });
    },
    letGo(phase: 'finish' | 'cancel') {
      if (!this.data.isHeld) return;
      this.release();
      this.triggerEvent('record', { phase });
    },
    tick() {
      const seconds = this.data.seconds + 1;
      if (seconds >= MAX_SECONDS) {
        this.letGo('finish');
        return;
      }
      this.setData({ seconds, hint: this.hintOf(this.data.isCancelling, seconds) });
    },
    hintOf(isCancelling: boolean, seconds: number): string {
      const { words } = this.data;
      if (isCancelling) return words.releaseToCancel;
      const left = MAX_SECONDS - seconds;
      return seconds >= COUNTDOWN_FROM
        ? fill(words.secondsLeft, { count: left })
        : words.slideToCancel;
    },
  },
});
