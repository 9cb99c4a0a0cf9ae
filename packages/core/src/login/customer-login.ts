import {
  CccError,
  PATHS,
  type CustomerLoginRequest,
  type CustomerLoginResponse,
} from '@ccc/protocol';
import { SingleFlight } from '../connection/single-flight';
import type { Platform } from '../platform/ports';
import type { CustomerIdentity, CustomerLogin, Profile, RequestLoginOptions } from './login-types';
import { createServiceApi } from './service-api';
import { TokenKeeper, type KeptLogin } from './token-keeper';

/** The documented key: whoever integrates may have put an openid there. */
const OPENID_KEY = 'openid';
/** The proof that the service gave with that openid. */
const OPENID_PROOF_KEY = 'ccc_openid_key';

export interface LoginOptions {
  platform: Pick<Platform, 'clock' | 'storage' | 'http' | 'logger' | 'wechat'>;
  baseUrl: string;
  sdkAppId: number;
}

/** Logging in customers, one at a time. */
export function createCustomerLogin(options: LoginOptions): CustomerLogin {
  const { baseUrl, sdkAppId } = options;
  const { storage, wechat, http } = options.platform;
  const api = createServiceApi(http, baseUrl);
  const keeper = new TokenKeeper<Omit<CustomerIdentity, 'expiresAt'>>({
    ...options.platform,
    api,
    storageKey: `ccc_token_${sdkAppId}`,
    idOf: ({ customer }) => customer.id,
    renew: () => login(),
    forgetMeans: () => {
      storage.remove(OPENID_KEY);
      storage.remove(OPENID_PROOF_KEY);
    },
  });
  /** A code is good only once, and so is the login under way. */
  const flight = new SingleFlight<CustomerIdentity>();

  async function run(
    method: 'code' | 'openid',
    proof: () => Promise<Omit<CustomerLoginRequest, 'sdkAppId'>>,
  ): Promise<CustomerIdentity> {
    const { identity, expiresAt } = await keeper.run(method, async () => {
      const body: CustomerLoginRequest = { sdkAppId, ...(await proof()) };
      const answer = await api<CustomerLoginResponse>({
        method: 'POST',
        path: PATHS.customerLogin,
        body,
      });
      storage.set(OPENID_KEY, answer.openid);
      storage.set(OPENID_PROOF_KEY, answer.openidKey);
      return keep(answer);
    });
    return { ...identity, expiresAt };
  }

  async function withOpenid(
    profile: Profile | undefined,
    otherwise: () => Promise<CustomerIdentity>,
  ): Promise<CustomerIdentity> {
    const openid = storage.get(OPENID_KEY);
    const openidKey = storage.get(OPENID_PROOF_KEY);
    if (typeof openid !== 'string' || typeof openidKey !== 'string') return otherwise();
    try {
      return await run('openid', async () => ({ openid, openidKey, ...optional({ profile }) }));
    } catch (error) {
      if (!(error instanceof CccError) || error.code !== 'auth.openidUnknown') throw error;
      storage.remove(OPENID_PROOF_KEY);
      return otherwise();
    }
  }

  async function codeFromWeChat(): Promise<string> {
    if (!wechat) throw new CccError('auth.tokenExpired');
    return wechat.login();
  }

  function login(given: { jsCode?: string; profile?: Profile } = {}): Promise<CustomerIdentity> {
    const { jsCode, profile } = given;
    const byCode = () =>
      run('code', async () => ({
        jsCode: jsCode ?? (await codeFromWeChat()),
        ...optional({ profile }),
      }));
    return flight.run(() => (jsCode === undefined ? withOpenid(profile, byCode) : byCode()));
  }

  function requestLogin(given: RequestLoginOptions): Promise<CustomerIdentity> {
    const { jsCode, encryptedData, iv } = given;
    const byCode = () => run('code', async () => ({ jsCode, ...optional({ encryptedData, iv }) }));
    return flight.run(() =>
      encryptedData === undefined ? withOpenid(undefined, byCode) : byCode(),
    );
  }

  return {
    get state() {
      return keeper.state;
    },
    onChange: (listener) => keeper.onChange(listener),
    checkLogin: (given) => keeper.checkLogin(given),
    logout: () => keeper.logout(),
    authorized: (request) => keeper.authorized(request),
    forgetToken: () => keeper.forgetToken(),
    login,
    requestLogin,
    async setProfile(profile) {
      await keeper.authorized({ method: 'POST', path: PATHS.profile, body: profile });
    },
    async setAvatar(localPath) {
      await keeper.authorized({ method: 'POST', path: PATHS.avatar, file: { localPath } });
    },
  };
}

function keep(answer: CustomerLoginResponse): KeptLogin<Omit<CustomerIdentity, 'expiresAt'>> {
  const { token, expiresAt, openid, customer } = answer;
  return { token, expiresAt, identity: { openid, customer } };
}

/** Without the fields that are not there: the service takes no `undefined`, and `null` even less. */
function optional<Fields extends object>(fields: Fields): Partial<Fields> {
  const present: Partial<Fields> = {};
  for (const name of Object.keys(fields) as Array<keyof Fields>) {
    if (fields[name] !== undefined) present[name] = fields[name];
  }
  return present;
}
