import type { CustomerIdentity, RequestLoginOptions } from '@ccc/core';
import { customerClient } from '../services/customer-client';

/**
 * Logs in with the code of `wx.login`; `encryptedData` and `iv` are taken where there are any.
 * An openid stored under `openid` comes first.
 * @throws CccError `auth.codeUsed`, `auth.codeExpired`, `connection.…`
 */
export function requestLogin(options: RequestLoginOptions): Promise<CustomerIdentity> {
  return customerClient().login.requestLogin(options);
}

/**
 * Whether the stored login still holds, asked of the service. Without `sdkAppId` it resolves when
 * logged in and rejects when not.
 */
export function checkLogin(options?: { sdkAppId: string | number }): Promise<boolean> {
  return customerClient().login.checkLogin(options);
}

/** Forgets the login on this phone and tells the service. */
export function logout(): Promise<void> {
  return customerClient().login.logout();
}
