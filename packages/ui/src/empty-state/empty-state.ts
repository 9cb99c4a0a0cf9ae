import { wordsOf } from '../i18n/words';

/**
 * Nothing to show, said kindly, with a way on where there is one.
 *
 * Events: `action` on the button, which is there when `action` has words.
 */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** Instead of "no messages yet". */
    title: { type: String, value: '' },
    text: { type: String, value: '' },
    /** Words of the button; empty: no button. */
    action: { type: String, value: '' },
  },
  data: {
    words: wordsOf('').empty,
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).empty });
    },
  },
  methods: {
    onAction() {
      this.triggerEvent('action');
    },
  },
});
