import { fill, wordsOf } from '../i18n/words';
import { durationText } from '../shared/clock-text';

/**
 * The customer's place in the queue, how long they have waited, and the way out.
 *
 * Events: `cancel` on 取消排队, `leave` on 留言.
 */
Component({
  options: { pureDataPattern: /^_/ },
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** People before this one; below 0 while it is not known. */
    ahead: { type: Number, value: -1 },
    /** About how long it takes, from 1; 0: not known. */
    waitMinutes: { type: Number, value: 0 },
    /** When the waiting began: milliseconds since 1970, this device's clock. */
    sinceMs: { type: Number, value: 0 },
  },
  data: {
    words: wordsOf('').queue,
    placeText: wordsOf('').queue.unknownPlace,
    waitedText: '',
    estimateText: '',
    _timer: 0,
  },
  observers: {
    'language, ahead, waitMinutes, sinceMs'(tag: string, ahead: number, minutes: number) {
      const words = wordsOf(tag).queue;
      const placeText =
        ahead < 0
          ? words.unknownPlace
          : ahead === 0
            ? words.next
            : fill(words.ahead, { count: ahead });
      const estimateText = minutes > 0 ? fill(words.estimate, { minutes }) : '';
      this.setData({ words, placeText, estimateText });
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
    onLeave() {
      this.triggerEvent('leave');
    },
    onCancel() {
      this.triggerEvent('cancel');
    },
  },
});
