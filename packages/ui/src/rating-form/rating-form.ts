import { wordsOf } from '../i18n/words';
import type { TapEvent } from '../shared/dom-events';
import { starsOf, tagsFor, type TagChip } from './rating-choices';

/**
 * 满意度评价: stars, words to choose, a comment; once it is given, thanks.
 *
 * Events: `rate` `{score, tags, comment}` on 提交; `unfold` with the first star: it is higher from now on.
 */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    /** The score that was given, 1 to 5; 0: none yet. */
    given: { type: Number, value: 0 },
    /** Of the comment, UTF-16 units. */
    maxChars: { type: Number, value: 500 },
    /** The rating is on its way. */
    pending: { type: Boolean, value: false },
  },
  data: {
    words: wordsOf('').rating,
    score: 0,
    stars: starsOf(0, ''),
    verdict: '',
    tags: [] as TagChip[],
    comment: '',
  },
  observers: {
    'language, given'(tag: string, given: number) {
      this.setData({ words: wordsOf(tag).rating });
      this.choose(given > 0 ? given : this.data.score);
    },
  },
  methods: {
    choose(score: number) {
      const { language, words } = this.data;
      const stars = starsOf(score, language);
      const tags = tagsFor(score, language);
      const isSameSide = tags[0]?.name === this.data.tags[0]?.name;
      this.setData({
        score,
        stars,
        verdict: score > 0 ? (stars[score - 1]?.label ?? '') : words.hint,
        ...(isSameSide ? {} : { tags }),
      });
    },
    onStar(event: TapEvent<{ score: number }>) {
      const { pending, given } = this.data;
      if (pending || given > 0) return;
      const isFirst = this.data.score === 0;
      this.choose(Number(event.currentTarget.dataset.score));
      if (isFirst) this.triggerEvent('unfold');
    },
    onTag(event: TapEvent<{ index: number }>) {
      const index = Number(event.currentTarget.dataset.index);
      const chip = this.data.tags[index];
      if (chip) this.setData({ [`tags[${index}].isChosen`]: !chip.isChosen });
    },
    onComment(event: WechatMiniprogram.Input) {
      this.data.comment = event.detail.value;
    },
    onSubmit() {
      const { score, tags, comment, pending } = this.data;
      if (score === 0 || pending) return;
      const chosen = tags.filter(({ isChosen }) => isChosen).map(({ name }) => name);
      this.triggerEvent('rate', { score, tags: chosen, comment: comment.trim() });
    },
  },
});
