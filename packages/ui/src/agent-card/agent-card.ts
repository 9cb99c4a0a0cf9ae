import { fill, wordsOf } from '../i18n/words';

/**
 * Who is helping: the agent's nickname and staff number (工号).
 *
 * Events: `end` on 结束咨询.
 */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    nickname: { type: String, value: '' },
    staffNo: { type: String, value: '' },
    avatarUrl: { type: String, value: '' },
  },
  data: {
    words: wordsOf('').agent,
    staffNoText: '',
    isAvatarBroken: false,
  },
  observers: {
    'language, staffNo'(tag: string, staffNo: string) {
      const words = wordsOf(tag).agent;
      this.setData({ words, staffNoText: staffNo === '' ? '' : fill(words.staffNo, { staffNo }) });
    },
    avatarUrl() {
      this.setData({ isAvatarBroken: false });
    },
  },
  methods: {
    onAvatarError() {
      this.setData({ isAvatarBroken: true });
    },
    onEnd() {
      this.triggerEvent('end');
    },
  },
});
