import type { AppGlobals } from '../../app';
import { appWordsOf } from '../../i18n/app-words';
import { customerClient } from '../../services/customer-client';
import { languageTag } from '../../services/language-tag';
import { profileOf, storeUserInfo, type UserInfo } from '../../services/user-info';

const CHAT_PAGE = '/subpackages/service/pages/chat/chat';

/** A picture from WeChat lies in a folder that is emptied; this copy stays. */
function keepPicture(temporaryPath: string): string {
  try {
    return wx.getFileSystemManager().saveFileSync(temporaryPath);
  } catch {
    return temporaryPath;
  }
}

/** A small shop with its door to customer service. */
Page({
  data: {
    words: appWordsOf('').home,
    nickname: '',
    avatarUrl: '',
    /** Avatar choice and nickname keyboard came with base library 2.21.2. */
    canChooseAvatar: wx.canIUse('button.open-type.chooseAvatar'),
  },
  onLoad() {
    const words = appWordsOf(languageTag()).home;
    this.setData({ words });
    void wx.setNavigationBarTitle({ title: words.title });
  },
  onShow() {
    const { nickName = '', avatarUrl = '' } = getApp<AppGlobals>().globalData.userInfo;
    this.setData({ nickname: nickName, avatarUrl });
  },
  onChooseAvatar(event: WechatMiniprogram.CustomEvent<{ avatarUrl: string }>) {
    this.keep({ avatarUrl: keepPicture(event.detail.avatarUrl) });
  },
  onNickname(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const nickName = event.detail.value.trim();
    if (nickName === '' || nickName === this.data.nickname) return;
    this.keep({ nickName });
    const failed = this.data.words.profileFailed;
    customerClient()
      .login.setProfile(profileOf({ nickName }))
      .catch(() => wx.showToast({ title: failed, icon: 'none' }));
  },
  keep(change: UserInfo) {
    const { globalData } = getApp<AppGlobals>();
    globalData.userInfo = { ...globalData.userInfo, ...change };
    storeUserInfo(globalData.userInfo);
    const { nickName = '', avatarUrl = '' } = globalData.userInfo;
    this.setData({ nickname: nickName, avatarUrl });
  },
  onSupport() {
    void wx.navigateTo({ url: CHAT_PAGE });
  },
});
