import { fill, wordsOf } from '../i18n/words';
import type { TapEvent } from '../shared/dom-events';
import type { ListSurroundings, MissedItems, OlderItems } from './list-instance';
import type { ListItem } from './list-item';
import { NOTHING, isList, markOf, sourceOf, type ListSource } from './list-source';
import { isFollowing } from './near-bottom';
import { nextList } from './next-window';
import { patchBlocks, type Patch, type RowBlock } from './patch';
import { measureRows, missingScroll, sightOf } from './row-places';
import { MAX_ITEMS, downward, newest, upward, type RowWindow } from './row-window';
import { toRows } from './rows';

type ScrollEvent = WechatMiniprogram.CustomEvent<{ scrollTop: number; scrollHeight: number }>;

/** How near an edge asks for more; the template says the same. */
const EDGE_PX = 240;

/** Which they are: more of them are others. */
const nameOf = ({ key, count }: MissedItems): string => `${key} ${count}`;

/**
 * The conversation. Items come through `show`, not through a property: whatever its length, only
 * what the reader is near to is drawn, and only what changed of it is sent to the view, by path.
 *
 * Events: `preview` `{key, url}`, `open` `{key}`, `resend` `{key}`, `choose` `{keyword, label}`, `hold` `{key}`,
 * `quote` `{key}` on what a message answers, `link` `{kind, text}` on an address or number in words, `avatar` on the customer's own picture, `act` `{key}` on what can be tapped in a notice, `older` when the reader reaches the first item and there
 * are more, or asks for them, and `end` when they are back at the newest message.
 */
Component({
  options: { pureDataPattern: /^_/ },
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
  },
  data: {
    words: wordsOf('').list,
    blocks: [] as RowBlock[],
    older: 'none' as OlderItems,
    olderText: '',
    scrollTop: 0,
    isAnimated: false,
    unseen: 0,
    pillText: '',
    missedText: '',
    _older: 'none' as OlderItems,
    _source: null as ListSource | null,
    _mark: NOTHING,
    _now: 0,
    _window: { start: 0, end: 0 } as RowWindow,
    _missed: null as MissedItems | null,
    /** The missed ones that were shown, or are of no interest any more. */
    _missedDone: '',
    _isLooking: false,
    _viewHeight: 0,
    _isFollowing: true,
    /** The reader reached the top and waits for what is above. */
    _awaitsOlder: false,
    /** Between measuring and drawing: whoever wants to draw waits for the end of it. */
    _isPlacing: false,
    _isDrawnLate: false,
    _isTopLate: false,
    /** Key of the item to reveal then; empty: none. */
    _revealLate: '',
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
     * @param items All of it, oldest first; of a `ListSource` only what is drawn is asked for.
     * @param now Milliseconds since 1970; decides between "09:05" and "yesterday".
     */
    show(items: ListSource | readonly ListItem[], now: number, around: ListSurroundings = {}) {
      const source = isList(items) ? sourceOf(items) : items;
      const { _mark: mark, _window: window, _isFollowing: follows } = this.data;
      const { _awaitsOlder: awaitsOlder } = this.data;
      const next = nextList({ mark, window, isFollowing: follows, awaitsOlder }, source);
      this.data._source = source;
      this.data._mark = markOf(source);
      this.data._now = now;
      this.data._missed = around.missed ?? null;
      this.data._awaitsOlder = next.awaitsOlder;
      this.data._older = around.older ?? 'none';
      const extra = next.unseen > 0 ? this.pill(this.data.unseen + next.unseen) : {};
      this.draw(next.window, next.keepsPlace, extra);
      if (next.scroll !== 'none') this.scrollToEnd(next.scroll === 'glide');
      this.lookForMissed();
    },
    /** Stays at the end for a reader who follows, after the list's height changed. */
    keepEnd() {
      // A list that grows is scrolled up by the view, which is no reader who goes back.
      const { _isFollowing: follows } = this.data;
      this.measure(() => {
        if (follows) this.scrollToEnd(false);
      });
    },
    isAtEnd() {
      return this.data._isFollowing;
    },
    /** Shows this part of the list, with a reader who does not follow kept where they are. */
    draw(window: RowWindow, keepsPlace: boolean, extra: Patch = {}) {
      this.data._window = window;
      if (this.data._isPlacing) {
        this.data._isDrawnLate = true;
        if (Object.keys(extra).length > 0) this.setData(extra);
        return;
      }
      const { patch, isHeadMoved } = this.windowPatch();
      Object.assign(patch, extra);
      if (isHeadMoved && keepsPlace) this.drawInPlace(extra);
      else if (Object.keys(patch).length > 0) this.setData(patch);
    },
    /** Notes where the topmost row is, draws, and scrolls by as much as it went. */
    drawInPlace(extra: Patch) {
      this.data._isPlacing = true;
      measureRows(this, (before) => {
        this.setData({ ...this.windowPatch().patch, ...extra }, () => {
          measureRows(this, (after) => {
            const missing = missingScroll(before, after);
            if (Math.abs(missing) >= 1) this.scrollTo(after.scrollTop + missing);
            this.placed(after.scrollTop + missing);
          });
        });
      });
    },
    /** Does what had to wait: the edge is told only once, on the way to it. */
    placed(scrollTop: number) {
      const { _isDrawnLate: isDrawnLate, _isTopLate: isTopLate } = this.data;
      this.data._isPlacing = false;
      this.data._isDrawnLate = false;
      this.data._isTopLate = false;
      if (isDrawnLate) this.draw(this.data._window, true);
      const { _revealLate: wanted } = this.data;
      if (wanted !== '' && !this.data._isPlacing) return this.reveal(wanted);
      if (isTopLate && scrollTop <= EDGE_PX) this.onTop();
    },
    windowPatch() {
      const { _window: window, _now: now, blocks } = this.data;
      const source = this.source();
      const items: ListItem[] = [];
      for (let index = window.start; index < window.end; index += 1) items.push(source.item(index));
      const before = window.start > 0 ? source.item(window.start - 1).at : undefined;
      const result = patchBlocks(blocks, toRows(items, now, this.data.language, before));
      const { older, _older: next } = this.data;
      if (older === next) return result;
      const olderText = next === 'none' ? '' : this.data.words[next];
      const isHeadMoved = result.isHeadMoved || (older === 'none') !== (next === 'none');
      return { patch: { ...result.patch, older: next, olderText }, isHeadMoved };
    },
    source(): ListSource {
      return this.data._source ?? sourceOf([]);
    },
    pill(unseen: number): Patch {
      const pillText = unseen > 0 ? fill(this.data.words.newMessages, { count: unseen }) : '';
      return { unseen, pillText };
    },
    /** The pill above, when the first of the missed messages is not in sight. */
    lookForMissed() {
      const missed = this.data._missed;
      if (this.data._isLooking || !missed || nameOf(missed) === this.data._missedDone) return;
      this.data._isLooking = true;
      measureRows(this, (places) => {
        this.data._isLooking = false;
        // They come in pieces, and each piece moves the first one up.
        if (this.data._missed?.count !== missed.count) return this.lookForMissed();
        const sight = sightOf(places, missed.key, this.data._isFollowing);
        if (sight === 'inSight') this.data._missedDone = nameOf(missed);
        const isAbove = sight === 'above' && nameOf(missed) !== this.data._missedDone;
        const missedText = isAbove ? fill(this.data.words.missed, { count: missed.count }) : '';
        if (missedText !== this.data.missedText) this.setData({ missedText });
      });
    },
    scrollTo(top: number) {
      // The same number again would move nothing.
      this.data._target = top === this.data.scrollTop ? top + 0.5 : top;
      this.setData({ scrollTop: this.data._target, isAnimated: false });
    },
    scrollToEnd(isAnimated: boolean) {
      this.data._isFollowing = true;
      // A position far below the end is clamped to it; it must differ, or nothing moves.
      this.data._target = this.data._target === 1_000_000 ? 1_000_001 : 1_000_000;
      const patch: Patch = { scrollTop: this.data._target, isAnimated };
      this.setData(this.data.unseen > 0 ? { ...patch, ...this.pill(0) } : patch);
    },
    measure(measured?: () => void) {
      this.createSelectorQuery()
        .select('.list')
        .boundingClientRect((rect) => {
          if (rect) this.data._viewHeight = rect.height;
          measured?.();
        })
        .exec();
    },
    onScroll(event: ScrollEvent) {
      const viewHeight = this.data._viewHeight;
      if (viewHeight === 0) return;
      const { scrollTop, scrollHeight } = event.detail;
      const report = { scrollTop, scrollHeight, viewHeight, previousTop: this.data._top };
      this.data._top = scrollTop;
      const isAtEnd = this.data._window.end >= this.source().length;
      const wasFollowing = this.data._isFollowing;
      this.data._isFollowing = isAtEnd && isFollowing(wasFollowing, report);
      if (this.data._isFollowing && this.data.unseen > 0) this.setData(this.pill(0));
      if (this.data._isFollowing && !wasFollowing) this.triggerEvent('end');
      this.lookForMissed();
    },
    onTop() {
      if (this.data._isPlacing) this.data._isTopLate = true;
      else if (this.data._window.start > 0) this.draw(upward(this.data._window), true);
      else if (this.data._older === 'more') this.askForOlder();
    },
    onOlder() {
      if (this.data._older === 'more' || this.data._older === 'failed') this.askForOlder();
    },
    askForOlder() {
      this.data._awaitsOlder = true;
      this.triggerEvent('older');
    },
    onBottom() {
      const { _window: window } = this.data;
      const source = this.source();
      if (this.data._isPlacing || window.end >= source.length) return;
      this.draw(downward(window, source.length), true);
    },
    onPill() {
      const { _window: window } = this.data;
      const source = this.source();
      const isNear = window.end >= source.length;
      if (!isNear) this.draw(newest(source.length), false);
      this.scrollToEnd(isNear);
      this.triggerEvent('end');
    },
    onMissed() {
      const missed = this.data._missed;
      this.data._missedDone = missed ? nameOf(missed) : '';
      this.setData({ missedText: '' });
      if (missed) this.reveal(missed.key);
    },
    /** Scrolls to an item of the list, wherever it is. */
    reveal(wanted: string) {
      this.data._revealLate = this.data._isPlacing ? wanted : '';
      if (this.data._isPlacing) return;
      const source = this.source();
      let index = source.length - 1;
      while (index > 0 && source.key(index) !== wanted) index -= 1;
      const { start, end } = this.data._window;
      if (index < start) {
        const from = Math.max(0, index - 10);
        this.draw({ start: from, end: Math.min(end, from + MAX_ITEMS) }, false);
      }
      this.data._isFollowing = false;
      measureRows(this, ({ rows, top, scrollTop }) => {
        const row = rows.find(({ key }) => key === wanted);
        if (row) this.scrollTo(Math.max(0, scrollTop + row.top - top - 40));
      });
    },
    /** What a bubble reports is reported by the list. */
    onReport({ type, detail }: WechatMiniprogram.CustomEvent<object>) {
      this.triggerEvent(type, detail);
    },
    onAct(event: TapEvent<{ key: string }>) {
      this.triggerEvent('act', { key: event.currentTarget.dataset.key });
    },
  },
});
