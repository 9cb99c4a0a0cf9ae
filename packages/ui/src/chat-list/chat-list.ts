import { fill, wordsOf } from '../i18n/words';
import type { ListItem, ListRow } from './list-item';
import { isFollowing, onArrival } from './near-bottom';
import { patchRows, type Patch } from './patch';
import { toRows } from './rows';

type ScrollEvent = WechatMiniprogram.CustomEvent<{ scrollTop: number; scrollHeight: number }>;

/** The method of `<chat-list>` that draws; reach it with `selectComponent`. */
export interface ChatListInstance {
  show(items: readonly ListItem[], now: number): void;
  keepEnd(): void;
}

/**
 * The conversation. Items come through `show(items, now)`, not through a property: only what
 * changed is then sent to the view, by index path.
 *
 * Events: `preview` `{key, url}`, `resend` `{key}`, `choose` `{keyword, label}`, `hold` `{key, text}`, and `older` when the
 * reader reaches the top.
 */
Component({
  options: { pureDataPattern: /^_/ },
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
  },
  data: {
    words: wordsOf('').list,
    rows: [] as ListRow[],
    scrollTop: 0,
    isAnimated: false,
    unseen: 0,
    pillText: '',
    _items: [] as readonly ListItem[],
    _viewHeight: 0,
    _isFollowing: true,
    _top: 0,
    _target: 0,
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).list });
    },
  },
  lifetimes: {
    ready() {
      this.measure();
    },
  },
  pageLifetimes: {
    resize() {
      this.measure();
    },
  },
  methods: {
    /**
     * Draws the conversation as it stands.
     * @param items All of it, oldest first.
     * @param now Milliseconds since 1970; decides between "09:05" and "yesterday".
     */
    show(items: readonly ListItem[], now: number) {
      const known = new Set(this.data._items.map((item) => item.key));
      const isFirst = known.size === 0;
      const added = items.filter((item) => !known.has(item.key));
      this.data._items = items;
      const patch = patchRows(this.data.rows, toRows(items, now, this.data.language));
      const arrival = onArrival(added, this.data._isFollowing || isFirst);
      if (!arrival.shouldFollow && arrival.unseen > 0) {
        Object.assign(patch, this.pill(this.data.unseen + arrival.unseen));
      }
      if (Object.keys(patch).length > 0) this.setData(patch);
      if (added.length > 0 && arrival.shouldFollow) this.scrollToEnd(!isFirst);
    },
    /** Stays at the end for a reader who follows, after the list's height changed. */
    keepEnd() {
      this.measure();
      if (this.data._isFollowing) this.scrollToEnd(false);
    },
    pill(unseen: number): Patch {
      const pillText = unseen > 0 ? fill(this.data.words.newMessages, { count: unseen }) : '';
      return { unseen, pillText };
    },
    scrollToEnd(isAnimated: boolean) {
      this.data._isFollowing = true;
      // A position far below the end is clamped to it; it must differ, or nothing moves.
      this.data._target = this.data._target === 1_000_000 ? 1_000_001 : 1_000_000;
      const patch: Patch = { scrollTop: this.data._target, isAnimated };
      this.setData(this.data.unseen > 0 ? { ...patch, ...this.pill(0) } : patch);
    },
    measure() {
      this.createSelectorQuery()
        .select('.list')
        .boundingClientRect((rect) => {
          if (rect) this.data._viewHeight = rect.height;
        })
        .exec();
    },
    onScroll(event: ScrollEvent) {
      const viewHeight = this.data._viewHeight;
      if (viewHeight === 0) return;
      const { scrollTop, scrollHeight } = event.detail;
      const report = { scrollTop, scrollHeight, viewHeight, previousTop: this.data._top };
      this.data._top = scrollTop;
      this.data._isFollowing = isFollowing(this.data._isFollowing, report);
      if (this.data._isFollowing && this.data.unseen > 0) this.setData(this.pill(0));
    },
    onTop() {
      this.triggerEvent('older');
    },
    onPill() {
      this.scrollToEnd(true);
    },
    onPreview(event: WechatMiniprogram.CustomEvent<{ key: string; url: string }>) {
      this.triggerEvent('preview', event.detail);
    },
    onResend(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.triggerEvent('resend', event.detail);
    },
    onChoose(event: WechatMiniprogram.CustomEvent<{ keyword: string; label: string }>) {
      this.triggerEvent('choose', event.detail);
    },
    onHold(event: WechatMiniprogram.CustomEvent<{ key: string; text: string }>) {
      this.triggerEvent('hold', event.detail);
    },
  },
});
