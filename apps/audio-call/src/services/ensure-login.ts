import { checkLogin, login } from 'tccc-wx-sdk/login';

/** Logs in unless it is so already: the documented way. Rejects with an error whose `message` can be shown. */
export async function ensureLogin(sdkAppId: string): Promise<void> {
  // Not able to ask is as good as not logged in: the login says why.
  const isLoggedIn = await checkLogin({ sdkAppId }).catch(() => false);
  if (!isLoggedIn) await login({ sdkAppId, jsCode: await codeOfWeChat() });
}

function codeOfWeChat(): Promise<string> {
  return new Promise((resolve, reject) => {
    wx.login({
      success: ({ code }) => resolve(code),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    });
  });
}
