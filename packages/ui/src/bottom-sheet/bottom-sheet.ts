import { wordsOf } from '../i18n/words';

/**
 * A sheet that rises from the bottom edge over its nearest positioned ancestor; its contents are its slot.
 *
 * Events: `close` on the cross, and on a tap beside it.
 */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    title: { type: String, value: '' },
  },
  data: { words: wordsOf('').sheet },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).sheet });
    },
  },
  methods: {
    onClose() {
      this.triggerEvent('close');
    },
  },
});
