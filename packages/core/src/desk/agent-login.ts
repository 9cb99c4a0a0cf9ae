import { CccError, PATHS, type AgentLoginRequest, type AgentLoginResponse } from '@ccc/protocol';
import type { LoginOptions } from '../login/customer-login';
import type { AgentIdentity, AgentLogin } from '../login/login-types';
import { createServiceApi } from '../login/service-api';
import { TokenKeeper } from '../login/token-keeper';

/** Logging in agents of the workbench. */
export function createAgentLogin(options: LoginOptions): AgentLogin {
  const { baseUrl, sdkAppId } = options;
  const api = createServiceApi(options.platform.http, baseUrl);
  const keeper = new TokenKeeper<AgentIdentity>({
    ...options.platform,
    api,
    storageKey: `ccc_token_agent_${sdkAppId}`,
    idOf: ({ agent }) => agent.id,
    // Passwords are not kept.
    renew: () => Promise.reject(new CccError('auth.tokenExpired')),
    forgetMeans: () => undefined,
  });

  async function loginAgent(given: { email: string; password: string }): Promise<AgentIdentity> {
    const { identity } = await keeper.run('password', async () => {
      const body: AgentLoginRequest = { sdkAppId, ...given };
      const { token, expiresAt, agent } = await api<AgentLoginResponse>({
        method: 'POST',
        path: PATHS.agentLogin,
        body,
      });
      return { token, expiresAt, identity: { agent, expiresAt } };
    });
    return identity;
  }

  return {
    get state() {
      return keeper.state;
    },
    get identity() {
      return keeper.identity;
    },
    onChange: (listener) => keeper.onChange(listener),
    checkLogin: (given) => keeper.checkLogin(given),
    logout: () => keeper.logout(),
    authorized: (request) => keeper.authorized(request),
    forgetToken: () => keeper.forgetToken(),
    loginAgent,
  };
}
