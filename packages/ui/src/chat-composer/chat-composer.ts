import type { CallMedia } from '@ccc/core';
import { withoutLast } from '../emoji-panel/emojis';
import { wordsOf } from '../i18n/words';
import type { MediaSource } from '../more-panel/more-panel';
import { counterOf } from './counter';
import { FIRST_PANEL_HEIGHT_PX, insertAt, roomBelow, type Dock } from './dock';

/** What becomes of a recording. */
export type RecordPhase = 'start' | 'finish' | 'cancel';

/** The methods of `<chat-composer>`; reach it with `selectComponent`. */
export interface ChatComposerInstance {
  write(text: string): void;
  /** There is nothing to record with: 按住 说话 lets go. */
  release(): void;
  /** Puts the emoji or `+` panel away; the keyboard goes by itself. */
  closePanel(): void;
}

interface VoiceKeyInstance {
  release(): void;
}

function isVoiceKey(component: object | null): component is VoiceKeyInstance {
  return component !== null && 'release' in component;
}

/**
 * Where the customer writes. It grows with the text, makes room for the keyboard and for its panels
 * itself, and keeps a text that is too long instead of cutting it.
 *
 * Events: `typing` with each change that leaves words; `send` `{text}` with the trimmed text; `pick`
 * `{source}` for something of `camera`, `album` or `file`; `call` `{media}` on 语音通话 and 视频通话; `rate` on 服务评价; `profile` on 我的资料; `unquote`; `record`
 * `{phase}` of `<voice-key>`; `keyboard` `{heightPx}` when the room below changes.
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
    /** `+` offers 语音通话 and 视频通话. */
    canCall: { type: Boolean, value: false },
    /** `+` offers 服务评价. */
    canRate: { type: Boolean, value: false },
    /** What the message will answer, in a line; empty: nothing. */
    quote: { type: String, value: '' },
    /** UTF-16 units. */
    maxChars: { type: Number, value: 4000 },
  },
  data: {
    words: wordsOf('').composer,
    draft: '',
    hasText: false,
    canSend: false,
    counter: { text: '', isOver: false },
    dock: 'closed' as Dock,
    roomPx: 0,
    isFocused: false,
    isVoice: false,
    _cursor: 0,
    _keyboardHeightPx: 0,
    _panelHeightPx: FIRST_PANEL_HEIGHT_PX,
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).composer });
      this.reckon();
    },
    'draft, maxChars, disabled'() {
      this.reckon();
    },
    disabled(isDisabled: boolean) {
      if (isDisabled) this.turnTo('closed');
    },
  },
  methods: {
    reckon() {
      const { draft, maxChars, disabled, words } = this.data;
      const counter = counterOf(draft, maxChars, words);
      const hasText = draft.trim() !== '';
      const canSend = !disabled && !counter.isOver && hasText;
      if (hasText !== this.data.hasText) this.setData({ hasText });
      if (canSend !== this.data.canSend) this.setData({ canSend });
      if (counter.text !== this.data.counter.text) this.setData({ counter });
    },
    onInput(event: WechatMiniprogram.Input) {
      const { value, cursor } = event.detail;
      this.data._cursor = cursor ?? value.length;
      this.setData({ draft: value });
      if (value !== '') this.triggerEvent('typing');
    },
    /** Puts words behind what is written already, and the cursor behind them. */
    write(text: string) {
      const draft = this.data.draft + text;
      this.data._cursor = draft.length;
      this.setData({ draft, isFocused: true, isVoice: false });
    },
    onUnquote() {
      this.triggerEvent('unquote');
    },
    onSend() {
      if (!this.data.canSend) return;
      const text = this.data.draft.trim();
      this.data._cursor = 0;
      this.setData({ draft: '' });
      this.triggerEvent('send', { text });
    },

    onFocus() {
      if (!this.data.isFocused) this.setData({ isFocused: true });
    },
    onKeyboard(event: WechatMiniprogram.CustomEvent<{ height: number }>) {
      const { height } = event.detail;
      this.data._keyboardHeightPx = height;
      if (height > 0) this.data._panelHeightPx = height;
      // A keyboard that goes because a panel came leaves its room to the panel.
      if (height > 0) this.turnTo('keyboard');
      else if (this.data.dock === 'keyboard') this.turnTo('closed');
    },
    onBlur(event: WechatMiniprogram.CustomEvent<{ cursor?: number }>) {
      const { cursor } = event.detail;
      if (cursor !== undefined) this.data._cursor = cursor;
      if (this.data.isFocused) this.setData({ isFocused: false });
      if (this.data.dock === 'keyboard') this.turnTo('closed');
    },
    onVoiceKey() {
      if (this.data.disabled) return;
      const isVoice = !this.data.isVoice;
      if (isVoice) this.turnTo('closed');
      this.setData({ isVoice, isFocused: !isVoice });
    },
    onRecord(event: WechatMiniprogram.CustomEvent<{ phase: RecordPhase }>) {
      this.triggerEvent('record', event.detail);
    },
    release() {
      const key: object | null = this.selectComponent('#voice');
      if (isVoiceKey(key)) key.release();
    },
    onEmojiKey() {
      if (this.data.isVoice) this.setData({ isVoice: false });
      this.togglePanel('emoji');
    },
    onMoreKey() {
      this.togglePanel('more');
    },
    togglePanel(panel: 'emoji' | 'more') {
      if (this.data.disabled) return;
      // The room stays as it is until the keyboard has come up.
      if (this.data.dock === panel) this.setData({ isFocused: true });
      else this.turnTo(panel);
    },
    closePanel() {
      if (this.data.dock !== 'keyboard') this.turnTo('closed');
    },
    turnTo(dock: Dock) {
      const { _keyboardHeightPx, _panelHeightPx } = this.data;
      const roomPx = roomBelow(dock, _keyboardHeightPx, _panelHeightPx);
      const isPanel = dock === 'emoji' || dock === 'more';
      const isSame = dock === this.data.dock && roomPx === this.data.roomPx;
      if (isSame) return;
      const hasMoved = roomPx !== this.data.roomPx;
      this.setData({ dock, roomPx, ...(isPanel ? { isFocused: false } : {}) });
      if (hasMoved) this.triggerEvent('keyboard', { heightPx: roomPx });
    },

    onEmoji(event: WechatMiniprogram.CustomEvent<{ emoji: string }>) {
      const { text, cursor } = insertAt(this.data.draft, this.data._cursor, event.detail.emoji);
      this.data._cursor = cursor;
      this.setData({ draft: text });
    },
    onErase() {
      const { draft, _cursor } = this.data;
      const before = withoutLast(draft.slice(0, _cursor));
      this.data._cursor = before.length;
      this.setData({ draft: before + draft.slice(_cursor) });
    },
    onCall(event: WechatMiniprogram.CustomEvent<{ media: CallMedia }>) {
      this.turnTo('closed');
      this.triggerEvent('call', event.detail);
    },
    onRate() {
      this.turnTo('closed');
      this.triggerEvent('rate');
    },
    onProfile() {
      this.turnTo('closed');
      this.triggerEvent('profile');
    },
    onPick(event: WechatMiniprogram.CustomEvent<{ source: MediaSource }>) {
      if (!this.data.disabled) this.triggerEvent('pick', event.detail);
    },
  },
});
