import type { ErrorCode } from '@ccc/protocol';

/** How somebody logs in: with a code of `wx.login`, with a stored openid and its key, or by e-mail and password. */
export type LoginMethod = 'code' | 'openid' | 'password';

/** Where the login stands; the token itself is never part of it. */
export type LoginState =
  | { name: 'loggedOut'; code: ErrorCode | undefined }
  | { name: 'loggingIn'; method: LoginMethod }
  | { name: 'loggedIn'; id: string; expiresAt: number }
  | { name: 'loggingOut' };

export type LoginStateName = LoginState['name'];
