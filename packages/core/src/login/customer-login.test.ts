import { createFakeClock, createRecorder } from '@ccc/testkit';
import { SimulatedService } from '../../test/simulated-service';
import { ADDRESS } from '../../test/stage';
import type { LoginState } from '../index';
import { createMemoryPlatform, createMemoryStorage } from '../platform/memory/index';
import { createCustomerLogin } from './customer-login';

function setUp(given: { sdkAppId?: number } = {}) {
  const clock = createFakeClock();
  const service = new SimulatedService({ clock });
  const storage = createMemoryStorage();
  let codes = 0;
  const wechatLogin = jest.fn(() => Promise.resolve(`wx-code-${(codes += 1)}`));
  const create = () =>
    createCustomerLogin({
      platform: createMemoryPlatform({ service, clock, storage, wechat: { login: wechatLogin } }),
      ...ADDRESS,
      ...given,
    });
  /** Lets the network do its work, then looks at the outcome. */
  async function run<Result>(promise: Promise<Result>): Promise<Result> {
    promise.catch(() => undefined);
    await clock.run(1000);
    return promise;
  }
  const bodies = () =>
    service.requests.flatMap(({ url, body }) => (url.endsWith('/customer/login') ? [body] : []));
  return { clock, service, storage, create, run, bodies, wechatLogin };
}

describe('customer login', () => {
  it('logs in with a code and keeps openid and token', async () => {
    const { create, run, storage, bodies } = setUp();
    const login = create();
    const states = createRecorder<LoginState>();
    login.onChange(states.record);
    await expect(run(login.login({ jsCode: 'c1' }))).resolves.toMatchObject({
      openid: 'o-1',
      customer: { nickname: '微信用户' },
    });
    expect(states.entries.map(({ name }) => name)).toEqual(['loggingIn', 'loggedIn']);
    expect(storage.get('openid')).toBe('o-1');
    expect(storage.get('ccc_openid_key')).toBe('key-1');
    expect(bodies()).toEqual([{ sdkAppId: 1400000000, jsCode: 'c1' }]);
    expect(JSON.stringify(login.state)).not.toContain('token');
  });

  it('is logged in after a restart without asking anybody', async () => {
    const { create, run, service } = setUp();
    await run(create().login({ jsCode: 'c1' }));
    const asked = service.requests.length;
    expect(create().state).toMatchObject({ name: 'loggedIn', id: 'customer-1' });
    expect(service.requests).toHaveLength(asked);
  });

  it('uses a code once however many ask at the same time', async () => {
    const { create, run, service } = setUp();
    const login = create();
    await run(Promise.all([login.login({ jsCode: 'c1' }), login.requestLogin({ jsCode: 'c1' })]));
    expect(service.usedCodes).toEqual(['c1']);
  });

  it('logs in by itself for a call that needs the token, once for all', async () => {
    const { create, run, service, wechatLogin } = setUp();
    const login = create();
    const call = () => login.authorized({ method: 'POST', path: '/api/v1/socket-tickets' });
    await run(Promise.all([call(), call(), call()]));
    expect(wechatLogin).toHaveBeenCalledTimes(1);
    expect(service.usedCodes).toEqual(['wx-code-1']);
  });

  it('logs in again with the stored openid when the token is refused', async () => {
    const { create, run, service, bodies, wechatLogin } = setUp();
    const login = create();
    await run(login.login({ jsCode: 'c1' }));
    service.revokeTokens();
    await run(login.authorized({ method: 'GET', path: '/api/v1/me' }));
    expect(bodies()[1]).toEqual({ sdkAppId: 1400000000, openid: 'o-1', openidKey: 'key-1' });
    expect(wechatLogin).not.toHaveBeenCalled();
  });

  it('renews a token that is about to end', async () => {
    const { create, run, clock, bodies } = setUp();
    const login = create();
    await run(login.login({ jsCode: 'c1' }));
    await clock.run(7 * 24 * 3600 * 1000 - 30000);
    await run(login.authorized({ method: 'GET', path: '/api/v1/me' }));
    expect(bodies()).toHaveLength(2);
  });

  it('falls back to the code when the stored openid is not taken', async () => {
    const { create, run, storage, bodies } = setUp();
    storage.set('openid', 'o-foreign');
    storage.set('ccc_openid_key', 'wrong');
    await run(create().requestLogin({ jsCode: 'c1' }));
    expect(bodies()).toEqual([
      { sdkAppId: 1400000000, openid: 'o-foreign', openidKey: 'wrong' },
      { sdkAppId: 1400000000, jsCode: 'c1' },
    ]);
    expect(storage.get('openid')).toBe('o-1');
  });

  it('does not trust an openid without its key', async () => {
    const { create, run, storage, bodies } = setUp();
    storage.set('openid', 'o-integrator');
    await run(create().requestLogin({ jsCode: 'c1' }));
    expect(bodies()).toEqual([{ sdkAppId: 1400000000, jsCode: 'c1' }]);
  });

  it('saves the code of requestLogin while the openid will do, unless there is data to decrypt', async () => {
    const { create, run, service, bodies } = setUp();
    const login = create();
    await run(login.requestLogin({ jsCode: 'c1' }));
    await run(login.requestLogin({ jsCode: 'c2' }));
    expect(service.usedCodes).toEqual(['c1']);
    await run(login.requestLogin({ jsCode: 'c3', encryptedData: 'e', iv: 'i' }));
    expect(bodies()[2]).toEqual({
      sdkAppId: 1400000000,
      jsCode: 'c3',
      encryptedData: 'e',
      iv: 'i',
    });
  });

  it('passes the chosen profile on', async () => {
    const { create, run, bodies, service } = setUp();
    const login = create();
    await run(login.login({ jsCode: 'c1', profile: { nickname: '阿明' } }));
    expect(bodies()[0]).toMatchObject({ profile: { nickname: '阿明' } });
    await run(login.setProfile({ nickname: '阿亮' }));
    expect(service.requests[1]).toMatchObject({
      method: 'POST',
      url: 'https://service.example/api/v1/customer/profile',
      body: { nickname: '阿亮' },
    });
  });

  it('rejects with the words of the service', async () => {
    const { create, run } = setUp();
    const login = create();
    await run(login.login({ jsCode: 'c1' }));
    await expect(run(login.login({ jsCode: 'c1' }))).rejects.toMatchObject({
      code: 'auth.codeUsed',
    });
    expect(login.state).toEqual({ name: 'loggedOut', code: 'auth.codeUsed' });
    const { create: other, run: runOther } = setUp({ sdkAppId: 1 });
    await expect(runOther(other().login({ jsCode: 'c' }))).rejects.toMatchObject({
      code: 'instance.unknown',
    });
  });

  it('takes an answer that is not the service’s for a failed request', async () => {
    const { create, run, service } = setUp();
    service.request = () => ({ status: 502, body: '<html>' });
    await expect(run(create().login({ jsCode: 'c1' }))).rejects.toMatchObject({
      code: 'request.failed',
      retry: 'later',
    });
  });

  describe('checkLogin', () => {
    const sdkAppId = '1400000000';

    it('resolves to a boolean when asked the newer way', async () => {
      const { create, run, service } = setUp();
      const login = create();
      await expect(run(login.checkLogin({ sdkAppId }))).resolves.toBe(false);
      await run(login.login({ jsCode: 'c1' }));
      await expect(run(login.checkLogin({ sdkAppId }))).resolves.toBe(true);
      service.revokeTokens();
      await expect(run(login.checkLogin({ sdkAppId }))).resolves.toBe(false);
      expect(login.state.name).toBe('loggedOut');
    });

    it('resolves or rejects when asked the older way', async () => {
      const { create, run } = setUp();
      const login = create();
      await expect(run(login.checkLogin())).rejects.toMatchObject({ code: 'auth.tokenExpired' });
      await run(login.login({ jsCode: 'c1' }));
      await expect(run(login.checkLogin())).resolves.toBe(true);
    });

    it('does not call a network that is down a logout', async () => {
      const { create, run, service } = setUp();
      const login = create();
      await run(login.login({ jsCode: 'c1' }));
      service.reach = 'down';
      await expect(run(login.checkLogin({ sdkAppId }))).rejects.toMatchObject({
        code: 'connection.lost',
      });
      expect(login.state.name).toBe('loggedIn');
    });
  });

  it('forgets everything at logout, and tells the service', async () => {
    const { create, run, service, storage } = setUp();
    const login = create();
    await run(login.login({ jsCode: 'c1' }));
    await run(login.logout());
    expect(login.state).toEqual({ name: 'loggedOut', code: undefined });
    expect(service.requests[1]?.url).toBe('https://service.example/api/v1/logout');
    expect(['openid', 'ccc_openid_key', 'ccc_token_1400000000'].map(storage.get)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is logged out here even when the service cannot be told', async () => {
    const { create, run, service } = setUp();
    const login = create();
    await run(login.login({ jsCode: 'c1' }));
    service.reach = 'down';
    await run(login.logout());
    expect(login.state.name).toBe('loggedOut');
  });
});
