import { wordsOf } from '../i18n/words';

/**
 * 留言: what it is about, and where to answer.
 *
 * Events: `leave` `{text, contact?}` on 提交留言.
 */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** Of the text and of the contact, UTF-16 units. */
    maxChars: { type: Number, value: 1000 },
    maxContactChars: { type: Number, value: 100 },
    /** The message is on its way. */
    pending: { type: Boolean, value: false },
  },
  data: {
    words: wordsOf('').leave,
    isEmpty: true,
    text: '',
    contact: '',
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).leave });
    },
  },
  methods: {
    onText(event: WechatMiniprogram.Input) {
      this.data.text = event.detail.value;
      const isEmpty = this.data.text.trim() === '';
      if (isEmpty !== this.data.isEmpty) this.setData({ isEmpty });
    },
    onContact(event: WechatMiniprogram.Input) {
      this.data.contact = event.detail.value;
    },
    onSubmit() {
      const { text, contact, isEmpty, pending } = this.data;
      if (isEmpty || pending) return;
      const where = contact.trim();
      this.triggerEvent('leave', {
        text: text.trim(),
        ...(where === '' ? {} : { contact: where }),
      });
    },
  },
});
