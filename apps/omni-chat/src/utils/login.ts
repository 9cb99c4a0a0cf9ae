import type { CustomerIdentity, CustomerLogin, RequestLoginOptions } from '@ccc/core';

/** `require.async` of WeChat: loads a package of the mini-program first where it is not here yet. */
declare const require: {
  async(path: string): Promise<{ customerLogin(): CustomerLogin }>;
};

async function login(): Promise<CustomerLogin> {
  // The path stands here in full: WeChat's compiler reads it.
  const { customerLogin } = await require.async('../subpackages/service/login.js');
  return customerLogin();
}

/**
 * Logs in with the code of `wx.login`; `encryptedData` and `iv` are taken where there are any.
 * An openid stored under `openid` comes first. Loads the chat's package; needs base library 2.17.3.
 * @throws CccError `auth.codeUsed`, `auth.codeExpired`, `connection.…`
 */
export async function requestLogin(options: RequestLoginOptions): Promise<CustomerIdentity> {
  return (await login()).requestLogin(options);
}

/**
 * Whether the stored login still holds, asked of the service. Without `sdkAppId` it resolves when
 * logged in and rejects when not.
 */
export async function checkLogin(options?: { sdkAppId: string | number }): Promise<boolean> {
  return (await login()).checkLogin(options);
}

/** Forgets the login on this phone and tells the service. */
export async function logout(): Promise<void> {
  await (await login()).logout();
}
