import { keepUserInfo, type UserInfoHolder } from '../../../../services/user-info';
import { shareUserInfo } from '../../services/share-user-info';
import { attempt, type ChatPage } from './chat-page';

/** Nickname and picture that the host app, or the customer here, put into `globalData`. */
export function userInfo() {
  return getApp<UserInfoHolder>().globalData?.userInfo ?? {};
}

/** 我的资料: the customer's own picture and name. */
export const profile = {
  onProfile(this: ChatPage) {
    const { nickName = '', avatarUrl = '' } = userInfo();
    this.setData({ isProfile: true, me: { nickname: nickName, avatarUrl } });
  },
  onCloseProfile(this: ChatPage) {
    this.setData({ isProfile: false });
  },
  async onSaveProfile(
    this: ChatPage,
    event: WechatMiniprogram.CustomEvent<{ nickname: string; avatarUrl: string }>,
  ) {
    if (this.data.isSavingProfile) return;
    const { nickname, avatarUrl } = event.detail;
    // Without a name the one from before stays: agents have to call people something.
    const name = nickname === '' ? {} : { nickName: nickname };
    const info = keepUserInfo({ ...name, avatarUrl });
    this.render();
    this.setData({ isSavingProfile: true });
    const { client } = this;
    const isTold = await attempt(this, () => client && shareUserInfo(client.login, info));
    this.setData({ isSavingProfile: false, ...(isTold ? { isProfile: false } : {}) });
    if (isTold) void wx.showToast({ title: this.data.words.profileSaved, icon: 'success' });
  },
};
