import { createPhone } from '../test/phone';

const SETTINGS = { sdkAppId: 1400000001, serverUrl: 'https://service.example' };

/** The module keeps the login of its mini-program: each test is one of its own. */
async function setUp(extension: object = {}) {
  jest.resetModules();
  const phone = createPhone({ extension });
  return { ...phone, sdk: await import('./login') };
}

it('logs in with a code; encrypted data goes with it', async () => {
  const { sdk, service } = await setUp();
  sdk.configure({ serverUrl: SETTINGS.serverUrl });
  const data = { dataEnv: 'data', dataIv: 'iv', mobileEnv: 'm', mobileIv: 'n' };
  await sdk.login({ sdkAppId: '1400000001', jsCode: 'code-1', ...data });
  expect(service.logins).toEqual([
    { sdkAppId: 1400000001, jsCode: 'code-1', encryptedData: 'data', iv: 'iv' },
  ]);
});

it('checks the login in both documented shapes', async () => {
  const { sdk } = await setUp();
  sdk.configure(SETTINGS);
  await expect(sdk.checkLogin({ sdkAppId: '1400000001' })).resolves.toBe(false);
  await expect(sdk.checkLogin()).rejects.toMatchObject({ code: 'auth.tokenExpired' });
  await sdk.login({ jsCode: 'code-1' });
  await expect(sdk.checkLogin({ sdkAppId: '1400000001' })).resolves.toBe(true);
  await expect(sdk.checkLogin()).resolves.toBe(true);
  await sdk.logout();
  await expect(sdk.checkLogin({ sdkAppId: '1400000001' })).resolves.toBe(false);
});

it('names what is missing', async () => {
  const { sdk } = await setUp();
  await expect(sdk.checkLogin()).rejects.toMatchObject({
    code: 'call.setupMissing',
    message: '缺少设置 serverUrl：请写在 <tccc-wx-sdk> 的属性、configure() 或 ext.json 的 ccc 中。',
  });
  sdk.configure({ serverUrl: SETTINGS.serverUrl });
  await expect(sdk.login({ jsCode: 'code-1' })).rejects.toMatchObject({
    message: expect.stringContaining('sdkAppId'),
  });
});

it('lets ext.json overrule the rest', async () => {
  const { sdk, service } = await setUp({ ccc: { sdkAppId: 1400000002, serverUrl: 'https://e.x' } });
  sdk.configure(SETTINGS);
  await sdk.login({ jsCode: 'code-1' });
  expect(service.logins).toMatchObject([{ sdkAppId: 1400000002 }]);
});
