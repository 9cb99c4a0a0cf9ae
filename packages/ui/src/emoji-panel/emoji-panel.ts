import { wordsOf } from '../i18n/words';
import type { TapEvent } from '../shared/dom-events';
import { EMOJIS } from './emojis';

/** Emoji to tap. Events: `emoji` `{emoji}`; `erase` for the last character. */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
  },
  data: {
    words: wordsOf('').emoji,
    emojis: EMOJIS,
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).emoji });
    },
  },
  methods: {
    onEmoji(event: TapEvent<{ emoji: string }>) {
      this.triggerEvent('emoji', { emoji: event.currentTarget.dataset.emoji });
    },
    onErase() {
      this.triggerEvent('erase');
    },
  },
});
