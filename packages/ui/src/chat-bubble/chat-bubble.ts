import type { ChoiceChip, SendState } from '../chat-list/list-item';
import { wordsOf } from '../i18n/words';
import type { TapEvent } from '../shared/dom-events';
import { pictureBox } from './picture-box';

/**
 * One message with its picture, send state and tappable replies.
 *
 * Events: `resend` `{key}` on the mark of a failed message; `choose` `{keyword, label}` on a chip;
 * `hold` `{key, text}` on a long press on words; `preview` `{key, url}` on a tap on a picture.
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
    /** Empty: the message is words. */
    pictureUrl: { type: String, value: '' },
    /** Pixels of the picture itself. */
    pictureWidth: { type: Number, value: 0 },
    pictureHeight: { type: Number, value: 0 },
    /** Of the upload, 0 to 100; below 0 there is none. */
    progress: { type: Number, value: -1 },
  },
  data: {
    words: wordsOf('').bubble,
    isAvatarBroken: false,
    isPictureBroken: false,
    box: pictureBox(0, 0),
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).bubble });
    },
    'pictureWidth, pictureHeight'(width: number, height: number) {
      this.setData({ box: pictureBox(width, height) });
    },
    pictureUrl() {
      if (this.data.isPictureBroken) this.setData({ isPictureBroken: false });
    },
    avatarUrl() {
      if (this.data.isAvatarBroken) this.setData({ isAvatarBroken: false });
    },
  },
  methods: {
    onPictureError() {
      this.setData({ isPictureBroken: true });
    },
    onPicture() {
      const { messageKey, pictureUrl, isPictureBroken } = this.data;
      // Tried once more: the network may be back.
      if (isPictureBroken) this.setData({ isPictureBroken: false });
      else this.triggerEvent('preview', { key: messageKey, url: pictureUrl });
    },
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
