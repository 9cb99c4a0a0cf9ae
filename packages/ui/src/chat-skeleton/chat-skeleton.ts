import { wordsOf } from '../i18n/words';

/** Grey bubbles while the first page of the conversation loads. */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
  },
  data: {
    words: wordsOf('').skeleton,
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).skeleton });
    },
  },
});
