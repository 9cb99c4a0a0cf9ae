import type { AppGlobals } from '../../app';
import { homeWordsOf } from '../../i18n/home-words';
import { languageTag } from '../../services/language-tag';
import { keepUserInfo, type UserInfo } from '../../services/user-info';

/** A small shop with its door to customer service. */
Page({
  data: {
    words: homeWordsOf(''),
    language: '',
    nickname: '',
    avatarUrl: '',
    /** Avatar choice and nickname keyboard came with base library 2.21.2. */
    canChooseAvatar: wx.canIUse('button.open-type.chooseAvatar'),
  },
  onLoad() {
    const language = languageTag();
    const words = homeWordsOf(language);
    this.setData({ words, language });
    void wx.setNavigationBarTitle({ title: words.title });
  },
  onShow() {
    const { nickName = '', avatarUrl = '' } = getApp<AppGlobals>().globalData.userInfo;
    this.setData({ nickname: nickName, avatarUrl });
  },
  onChooseAvatar(event: WechatMiniprogram.CustomEvent<{ avatarUrl: string }>) {
    this.keep({ avatarUrl: event.detail.avatarUrl });
  },
  onNickname(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const nickName = event.detail.value.trim();
    if (nickName === '' || nickName === this.data.nickname) return;
    this.keep({ nickName });
  },
  /** Agents learn of it with the next conversation. */
  keep(change: UserInfo) {
    const { nickName = '', avatarUrl = '' } = keepUserInfo(change);
    this.setData({ nickname: nickName, avatarUrl });
  },
});
