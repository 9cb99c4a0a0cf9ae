import type { ChoiceChip, SendState } from '../chat-list/list-item';
import { wordsOf } from '../i18n/words';
import type { MediaBlock } from '../media-bubble/media-block';
import type { TapEvent } from '../shared/dom-events';
import { pictureBox } from './picture-box';
import { textRuns, type TextRun } from './text-runs';

/**
 * One message with its picture, send state and tappable replies.
 *
 * Events: `resend` `{key}` on the mark of a failed message; `choose` `{keyword, label}` on a chip;
 * `hold` `{key}` on a long press; `preview` `{key, url}` on a tap on a picture; `open` `{key}` on a tap
 * on a document, a voice message, a video or a card; `quote` `{key}` on a tap on what it answers;
 * `avatar` on the picture of one's own; `link` `{kind, text}` on an address of the web (`url`) or a number (`phone`) in its words.
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
    /** What it answers, in a line; empty: nothing. */
    quote: { type: String, value: '' },
    /** 已读 or 未读 below it; empty: neither. */
    mark: { type: String, value: '' },
    choices: { type: Array, value: [] as ChoiceChip[] },
    /** Empty: the message is words. */
    pictureUrl: { type: String, value: '' },
    /** Pixels of the picture itself. */
    pictureWidth: { type: Number, value: 0 },
    pictureHeight: { type: Number, value: 0 },
    /** In place of words and pictures; null: it is none. */
    media: { type: null, value: null as MediaBlock | null },
    /** Of the upload, 0 to 100; below 0 there is none. */
    progress: { type: Number, value: -1 },
  },
  data: {
    words: wordsOf('').bubble,
    /** The words, where something in them can be tapped; else none, and `text` is drawn as it is. */
    runs: [] as TextRun[],
    isAvatarBroken: false,
    isPictureBroken: false,
    box: pictureBox(0, 0),
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).bubble });
    },
    text(text: string) {
      const runs = textRuns(text);
      if (runs.length > 0 || this.data.runs.length > 0) this.setData({ runs });
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
    onOpen() {
      this.triggerEvent('open', { key: this.data.messageKey });
    },
    onAvatar() {
      if (this.data.side === 'own') this.triggerEvent('avatar');
    },
    onAvatarError() {
      this.setData({ isAvatarBroken: true });
    },
    onResend() {
      this.triggerEvent('resend', { key: this.data.messageKey });
    },
    onQuote() {
      this.triggerEvent('quote', { key: this.data.messageKey });
    },
    onLink(event: TapEvent<{ index: number }>) {
      const run = this.data.runs[event.currentTarget.dataset.index];
      if (run) this.triggerEvent('link', { kind: run.kind, text: run.text });
    },
    onHold() {
      this.triggerEvent('hold', { key: this.data.messageKey });
    },
    onChoose(event: TapEvent<{ index: number }>) {
      const choice = this.data.choices[event.currentTarget.dataset.index];
      if (choice) this.triggerEvent('choose', { keyword: choice.keyword, label: choice.label });
    },
  },
});
