import type { ChoiceChip, SendState } from '../chat-list/list-item';
import { wordsOf } from '../i18n/words';
import type { TapEvent } from '../shared/dom-events';

/**
 * One message with its picture, send state and tappable replies.
 *
 * Events: `resend` `{key}` on the mark of a failed message; `choose` `{keyword, label}` on a chip;
 * `hold` `{key, text}` on a long press.
 */
Component({
  options: { pureDataPattern: /^_/ },
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** Id of the message, given back by the events. */
    messageKey: { type: String, value: '' },
    /** `own` or `other`. */
    side: { type: String, value: 'other' },
    name: { type: String, value: '' },
    avatarUrl: { type: String, value: '' },
    text: { type: String, value: '' },
    /** A {@link SendState}. */
    send: { type: String, value: 'sent' as SendState },
    choices: { type: Array, value: [] as ChoiceChip[] },
  },
  data: {
    words: wordsOf('').bubble,
    isAvatarBroken: false,
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).bubble });
    },
    avatarUrl() {
      if (this.data.isAvatarBroken) this.setData({ isAvatarBroken: false });
    },
  },
  methods: {
    onAvatarError() {
      this.setData({ isAvatarBroken: true });
    },
    onResend() {
      this.triggerEvent('resend', { key: this.data.messageKey });
    },
    onHold() {
      this.triggerEvent('hold', { key: this.data.messageKey, text: this.data.text });
    },
    onChoose(event: TapEvent<{ index: number }>) {
      const choice = this.data.choices[event.currentTarget.dataset.index];
      if (choice) this.triggerEvent('choose', { keyword: choice.keyword, label: choice.label });
    },
  },
});
