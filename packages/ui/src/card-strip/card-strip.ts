import { wordsOf } from '../i18n/words';

/** What the customer looks at, offered to be sent. Empty lines are not shown. */
export interface StripCard {
  title: string;
  note?: string;
  price?: string;
  imageUrl?: string;
}

/** 发送给客服: the product or order that the customer came from. Events: `send`, `close`. */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** A {@link StripCard}. */
    card: { type: null, value: null as StripCard | null },
  },
  data: { words: wordsOf('').strip, isImageBroken: false },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).strip });
    },
  },
  methods: {
    onSend() {
      this.triggerEvent('send');
    },
    onClose() {
      this.triggerEvent('close');
    },
    onImageError() {
      this.setData({ isImageBroken: true });
    },
  },
});
