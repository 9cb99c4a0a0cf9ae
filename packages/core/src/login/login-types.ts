import type {
  AgentLoginResponse,
  CustomerLoginRequest,
  CustomerLoginResponse,
} from '@ccc/protocol';
import type { LocalFile } from './service-api';
import type { LoginState } from './login-state';

/** A call below the base URL that needs the token. */
export interface AuthorizedRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  /** Sent in place of a body, with `POST`. */
  file?: LocalFile;
}

/** What customers' and agents' logins share. */
export interface TokenHolder {
  readonly state: LoginState;
  /** Returns the function that stops it. */
  onChange(listener: (state: LoginState) => void): () => void;
  /**
   * Asks the service with the stored token. `checkLogin({ sdkAppId })` resolves to whether one is
   * logged in; `checkLogin()`, the older documented shape, resolves when logged in and rejects with
   * `auth.tokenExpired` when not. Both reject when the service cannot be asked.
   */
  checkLogin(options?: { sdkAppId: string | number }): Promise<boolean>;
  /** Forgets the token, and what could log in again without the user; tells the service. */
  logout(): Promise<void>;
  /**
   * Calls the service with the token; logs in first when there is none, and once more when the
   * service no longer takes it. Rejects with the `CccError` of the answer.
   */
  authorized<Body>(request: AuthorizedRequest): Promise<Body>;
  /** The token is no longer taken: the next call logs in again. */
  forgetToken(): void;
}

export type Profile = NonNullable<CustomerLoginRequest['profile']>;

/** What the documented `requestLogin` takes. */
export interface RequestLoginOptions {
  jsCode: string;
  encryptedData?: string;
  iv?: string;
}

/** Who is logged in, without the token. */
export type CustomerIdentity = Pick<CustomerLoginResponse, 'openid' | 'customer' | 'expiresAt'>;

/** Logging in a customer. At most one login is under way; callers meanwhile share its outcome. */
export interface CustomerLogin extends TokenHolder {
  /**
   * Logs in. Without `jsCode`: with the stored openid, or else with a code from `wx.login`.
   * Rejects with `auth.code…`, `instance.unknown`, `connection.…`.
   */
  login(options?: { jsCode?: string; profile?: Profile }): Promise<CustomerIdentity>;
  /**
   * The documented helper. An openid stored under `openid` with its key logs in without using up the
   * code; if the service does not take it, or `encryptedData` is given, the code does.
   */
  requestLogin(options: RequestLoginOptions): Promise<CustomerIdentity>;
  /** Nickname and avatar that the user chose; the agent sees them from then on. */
  setProfile(profile: Profile): Promise<void>;
  /**
   * A picture that lies on this device, as WeChat's avatar button gives it: JPEG, PNG, GIF or WebP of at
   * most 2 MiB; agents see it from then on. Rejects with `file.tooLarge`, `file.kindMismatch`,
   * `file.tooManyPixels`, `file.quota`, `connection.…`.
   */
  setAvatar(localPath: string): Promise<void>;
}

export type AgentIdentity = Pick<AgentLoginResponse, 'agent' | 'expiresAt'>;

/** Logging in an agent. When the token ends there is no way back but the password. */
export interface AgentLogin extends TokenHolder {
  /** Rejects with `auth.badCredentials`, `rate.limited`, `connection.…`. */
  loginAgent(options: { email: string; password: string }): Promise<AgentIdentity>;
  /** Who is logged in, from the last login on this device. */
  readonly identity: AgentIdentity | undefined;
}
