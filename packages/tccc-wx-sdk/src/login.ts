import { createCustomerLogin, type CustomerLogin } from '@ccc/core/call/index';
import { createWxPlatform } from '@ccc/core/platform/wx/index';
import { tcccError } from './setup/sdk-error';
import { resolveSettings, type SdkSettings } from './setup/settings';

export { configure } from './setup/settings';
export type { SdkSettings } from './setup/settings';
export type { TcccError } from './setup/sdk-error';

/** What the documented `login` takes. */
export interface LoginOptions {
  /** Default: that of the component on the page, or of `configure`. */
  sdkAppId?: string | number;
  /** Code of `wx.login`. */
  jsCode: string;
  /** `encryptedData` and `iv` of `wx.getUserProfile`. */
  dataEnv?: string;
  dataIv?: string;
  /** Those of `getPhoneNumber`; taken and not used: this service keeps no telephone numbers. */
  mobileEnv?: string;
  mobileIv?: string;
}

let current: { key: string; login: CustomerLogin } | undefined;

function loginFor(given: SdkSettings): CustomerLogin {
  const settings = resolveSettings(given);
  const key = `${settings.baseUrl} ${settings.sdkAppId}`;
  if (current?.key === key) return current.login;
  const login = createCustomerLogin({ platform: createWxPlatform(), ...settings });
  current = { key, login };
  return login;
}

/** Logs the customer in; the login is kept on the phone. Rejects with a {@link TcccError}. */
export async function login(options: LoginOptions): Promise<void> {
  const { jsCode, sdkAppId, dataEnv, dataIv } = options;
  try {
    const withData = dataEnv !== undefined && dataIv !== undefined;
    const profile = withData ? { encryptedData: dataEnv, iv: dataIv } : {};
    await loginFor({ sdkAppId }).requestLogin({ jsCode, ...profile });
  } catch (error) {
    throw tcccError(error);
  }
}

/**
 * Whether the login still holds, asked of the service. With `sdkAppId` it resolves to that; without,
 * the older documented shape, it resolves when logged in and rejects when not.
 */
export async function checkLogin(options?: { sdkAppId: string | number }): Promise<boolean> {
  try {
    return await loginFor(options ?? {}).checkLogin(options);
  } catch (error) {
    throw tcccError(error);
  }
}

/** Forgets the login on this phone and tells the service. */
export async function logout(): Promise<void> {
  try {
    await loginFor({}).logout();
  } catch (error) {
    throw tcccError(error);
  }
}
