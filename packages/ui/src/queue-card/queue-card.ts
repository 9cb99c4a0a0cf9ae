import { fill, wordsOf } from '../i18n/words';
import { durationText } from '../shared/clock-text';

/**
 * The customer's place in the queue, how long they have waited, and the way out.
 *
 * Events: `cancel` on 取消排队.
 */
Component({
  options: { pureDataPattern: /^_/ },
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** People before this one; below 0 while it is not known. */
    ahead: { type: Number, value: -1 },
    /** When the waiting began: milliseconds since 1970, this device's clock. */
    sinceMs: { type: Number, value: 0 },
  },
  data: {
    words: wordsOf('').queue,
    placeText: wordsOf('').queue.unknownPlace,
    waitedText: '',
    _timer: 0,
  },
  observers: {
    'language, ahead, sinceMs'(tag: string, ahead: number) {
      const words = wordsOf(tag).queue;
      const placeText =
        ahead < 0
          ? words.unknownPlace
          : ahead === 0
            ? words.next
            : fill(words.ahead, { count: ahead });
      this.setData({ words, placeText });
      this.tick();
    },
  },
  lifetimes: {
    attached() {
      this.start();
    },
    detached() {
      this.stop();
    },
  },
  pageLifetimes: {
    show() {
      this.start();
    },
    hide() {
      this.stop();
    },
  },
  methods: {
    start() {
      this.stop();
      this.tick();
      this.data._timer = Number(setInterval(() => this.tick(), 1000));
    },
    stop() {
      clearInterval(this.data._timer);
    },
    tick() {
      const { sinceMs, words } = this.data;
      if (sinceMs <= 0) return;
      const waitedText = fill(words.waited, { time: durationText(Date.now() - sinceMs) });
      if (waitedText !== this.data.waitedText) this.setData({ waitedText });
    },
    onCancel() {
      this.triggerEvent('cancel');
    },
  },
});
