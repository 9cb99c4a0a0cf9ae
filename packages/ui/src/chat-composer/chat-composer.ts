import { wordsOf } from '../i18n/words';
import { counterOf } from './counter';

/**
 * Where the customer writes. It grows with the text, makes room for the keyboard itself, and keeps
 * a text that is too long instead of cutting it.
 *
 * Events: `send` `{text}` with the trimmed text; `keyboard` `{heightPx}` when the room changes.
 */
Component({
  options: { pureDataPattern: /^_/ },
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** Nothing can be written now. */
    disabled: { type: Boolean, value: false },
    /** Instead of the usual invitation, for instance why it is disabled. */
    placeholder: { type: String, value: '' },
    /** UTF-16 units. */
    maxChars: { type: Number, value: 4000 },
  },
  data: {
    words: wordsOf('').composer,
    draft: '',
    canSend: false,
    counter: { text: '', isOver: false },
    keyboardHeightPx: 0,
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).composer });
      this.reckon();
    },
    'draft, maxChars, disabled'() {
      this.reckon();
    },
  },
  methods: {
    reckon() {
      const { draft, maxChars, disabled, words } = this.data;
      const counter = counterOf(draft, maxChars, words);
      const canSend = !disabled && !counter.isOver && draft.trim() !== '';
      if (canSend !== this.data.canSend) this.setData({ canSend });
      if (counter.text !== this.data.counter.text) this.setData({ counter });
    },
    onInput(event: WechatMiniprogram.Input) {
      this.setData({ draft: event.detail.value });
    },
    onSend() {
      if (!this.data.canSend) return;
      const text = this.data.draft.trim();
      this.setData({ draft: '' });
      this.triggerEvent('send', { text });
    },
    onKeyboard(event: WechatMiniprogram.CustomEvent<{ height: number }>) {
      this.makeRoom(event.detail.height);
    },
    onBlur() {
      this.makeRoom(0);
    },
    makeRoom(heightPx: number) {
      if (heightPx === this.data.keyboardHeightPx) return;
      this.setData({ keyboardHeightPx: heightPx });
      this.triggerEvent('keyboard', { heightPx });
    },
  },
});
