import { CccError, type CustomerLogin } from '@ccc/core';
import { profileOf, type UserInfo } from '../../../services/user-info';

/** Whose picture was told last, and which file of this phone it was. */
const TOLD_KEY = 'ccc_avatar_told';

/**
 * Tells agents the name and the picture that the customer, or the host app, chose. A picture that lies on
 * this phone goes up once. Rejects with what `setProfile` or `setAvatar` does; a picture that the service
 * does not take is not sent again.
 */
export async function shareUserInfo(
  login: Pick<CustomerLogin, 'state' | 'setProfile' | 'setAvatar'>,
  info: UserInfo,
): Promise<void> {
  const profile = profileOf(info);
  if (Object.keys(profile).length > 0) await login.setProfile(profile);
  const { avatarUrl = '' } = info;
  if (!isOnPhone(avatarUrl)) return;
  const whose = login.state.name === 'loggedIn' ? login.state.id : '';
  const told = `${whose} ${avatarUrl}`;
  if (wx.getStorageSync(TOLD_KEY) === told) return;
  try {
    await login.setAvatar(avatarUrl);
  } catch (error) {
    if (error instanceof CccError && error.code.startsWith('file.')) {
      wx.setStorageSync(TOLD_KEY, told);
    }
    throw error;
  }
  wx.setStorageSync(TOLD_KEY, told);
}

/** `wxfile://…`, or in DevTools `http://tmp/…`: no host on the network is called so. */
function isOnPhone(url: string): boolean {
  return /^wxfile:\/\/|^http:\/\/(tmp|store|usr)\//.test(url);
}
