import { wordsOf } from '../i18n/words';

/**
 * The customer's picture and name, by WeChat's own picture chooser and name keyboard (base library
 * 2.21.2; before, the name is written by hand and the picture stays).
 *
 * Events: `save` `{nickname, avatarUrl}` on 保存; the picture is a file of this phone when it was chosen
 * here.
 */
Component({
  externalClasses: ['ccc-class'],
  properties: {
    language: { type: String, value: '' },
    nickname: { type: String, value: '' },
    /** Empty: the default picture. */
    avatarUrl: { type: String, value: '' },
    /** They are on their way. */
    pending: { type: Boolean, value: false },
  },
  data: {
    words: wordsOf('').profile,
    /** What was chosen here; empty: nothing. */
    chosenUrl: '',
    canChoose: wx.canIUse('button.open-type.chooseAvatar'),
  },
  observers: {
    language(tag: string) {
      this.setData({ words: wordsOf(tag).profile });
    },
  },
  methods: {
    onAvatar(event: WechatMiniprogram.CustomEvent<{ avatarUrl: string }>) {
      this.setData({ chosenUrl: event.detail.avatarUrl });
    },
    /** A form, since a name that WeChat puts in is not told by `input`. */
    onSubmit(event: WechatMiniprogram.FormSubmit) {
      const { chosenUrl, avatarUrl, pending } = this.data;
      if (pending) return;
      const nickname = String(event.detail.value.nickname ?? '').trim();
      this.triggerEvent('save', { nickname, avatarUrl: chosenUrl || avatarUrl });
    },
  },
});
