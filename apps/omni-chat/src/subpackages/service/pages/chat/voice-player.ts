import type { ChatItem, MessageItem } from '@ccc/core';
import type { Ear } from '../../presenter/media-block';

const STORAGE_KEY = 'ccc_heard';
/** Older ones are hardly ever scrolled back to; then they have their dot again. */
const KEPT = 500;

/** Plays voice messages, one after the other, and remembers on this phone which were heard. */
export class VoicePlayer implements Ear {
  playing: string | undefined;
  private readonly heard: Set<string>;
  private audio: WechatMiniprogram.InnerAudioContext | undefined;

  /** @param items The conversation as it stands, to play on in. */
  constructor(
    private readonly items: () => readonly ChatItem[],
    private readonly onChange: () => void,
    private readonly onFailed: () => void,
  ) {
    const stored: unknown = wx.getStorageSync(STORAGE_KEY);
    const keys: unknown[] = Array.isArray(stored) ? stored : [];
    this.heard = new Set(keys.filter((key): key is string => typeof key === 'string'));
  }

  hasHeard(key: string): boolean {
    return this.heard.has(key);
  }

  /** Plays this message, or stops when it is the one that plays. */
  toggle(item: MessageItem): void {
    const isOn = this.playing === item.key;
    this.silence();
    if (!isOn) this.play(item);
    this.onChange();
  }

  stop(): void {
    if (this.playing === undefined) return;
    this.silence();
    this.onChange();
  }

  private play(item: MessageItem): void {
    const { key, content, isOwn } = item;
    if (content.type !== 'voice') return;
    const wasUnread = !isOwn && !this.heard.has(key);
    if (wasUnread) this.remember(key);
    const audio = wx.createInnerAudioContext();
    this.audio = audio;
    this.playing = key;
    audio.src = content.url;
    audio.onEnded(() => {
      if (this.audio !== audio) return;
      this.silence();
      // Who listens to what is new listens on.
      const next = wasUnread ? this.nextUnread(key) : undefined;
      if (next) this.play(next);
      this.onChange();
    });
    audio.onError(() => {
      if (this.audio !== audio) return;
      this.silence();
      this.onChange();
      this.onFailed();
    });
    audio.play();
  }

  private silence(): void {
    const { audio } = this;
    this.audio = undefined;
    this.playing = undefined;
    if (!audio) return;
    audio.stop();
    audio.destroy();
  }

  private nextUnread(key: string): MessageItem | undefined {
    const items = this.items();
    const from = items.findIndex((item) => item.key === key) + 1;
    if (from === 0) return undefined;
    for (let index = from; index < items.length; index += 1) {
      const item = items[index];
      if (item?.kind !== 'message' || item.content.type !== 'voice') continue;
      if (!item.isOwn && !this.heard.has(item.key)) return item;
    }
    return undefined;
  }

  private remember(key: string): void {
    this.heard.add(key);
    const keys = Array.from(this.heard).slice(-KEPT);
    wx.setStorageSync(STORAGE_KEY, keys);
  }
}
