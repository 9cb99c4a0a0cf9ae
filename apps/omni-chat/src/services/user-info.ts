import type { Profile } from '@ccc/core';

/** The part of WeChat's `UserInfo` that is used; hosts put it into `globalData.userInfo`. */
export interface UserInfo {
  nickName?: string;
  avatarUrl?: string;
}

/** `getApp()` of an app that follows the documented way to give the customer a picture. */
export interface UserInfoHolder {
  globalData?: { userInfo?: UserInfo };
}

const STORAGE_KEY = 'ccc_user_info';

/** What the customer chose on an earlier day. */
export function storedUserInfo(): UserInfo {
  const stored: unknown = wx.getStorageSync(STORAGE_KEY);
  return typeof stored === 'object' && stored !== null ? stored : {};
}

function storeUserInfo(info: UserInfo): void {
  wx.setStorageSync(STORAGE_KEY, info);
}

/** A picture from WeChat lies in a folder that is emptied; this copy stays. */
function keptPicture(temporaryPath: string): string {
  try {
    return wx.getFileSystemManager().saveFileSync(temporaryPath);
  } catch {
    return temporaryPath;
  }
}

/** Takes up what the customer chose: for this app, and for later days. Returns what holds now. */
export function keepUserInfo(change: UserInfo): UserInfo {
  const { globalData } = getApp<UserInfoHolder>();
  const before = globalData?.userInfo ?? storedUserInfo();
  const { avatarUrl } = change;
  const isNew = avatarUrl !== undefined && avatarUrl !== '' && avatarUrl !== before.avatarUrl;
  const info = { ...before, ...change, ...(isNew ? { avatarUrl: keptPicture(avatarUrl) } : {}) };
  if (globalData) globalData.userInfo = info;
  storeUserInfo(info);
  return info;
}

/** What agents may see of it as it stands: a picture that lies on this phone has to go up first. */
export function profileOf(info: UserInfo): Profile {
  const profile: Profile = {};
  if (info.nickName) profile.nickname = info.nickName;
  if (info.avatarUrl && /^https:\/\//.test(info.avatarUrl)) profile.avatarUrl = info.avatarUrl;
  return profile;
}
