import { storedUserInfo, type UserInfo } from './services/user-info';

/** What pages share. */
export interface AppGlobals {
  globalData: {
    /** Picture and name of the customer; set it as WeChat's `UserInfo` to show them in the chat. */
    userInfo: UserInfo;
  };
}

App<AppGlobals>({
  globalData: { userInfo: {} },
  onLaunch() {
    this.globalData.userInfo = storedUserInfo();
  },
});
