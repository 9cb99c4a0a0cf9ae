import { createFakeWx } from '@ccc/testkit';
import { installRequireAsync } from '../../test/require-async';
import { installWx } from '../../test/install-wx';
import { createSmallService } from '../../test/small-service';

const service = createSmallService();
const { wx: networkOfWx, control } = createFakeWx({ onRequest: service.onRequest });

let removeRequireAsync: () => void;

beforeAll(() => {
  const interfaceOfWx = {
    getExtConfigSync: () => ({ ccc: { serverUrl: 'https://service.example', sdkAppId: 7 } }),
  };
  installWx(networkOfWx, interfaceOfWx);
  removeRequireAsync = installRequireAsync();
});

afterAll(() => removeRequireAsync());

test('the documented helper logs in with the code alone, and forgets on logout', async () => {
  const { requestLogin, checkLogin, logout } = await import('./login');
  await expect(requestLogin({ jsCode: 'code-9' })).resolves.toMatchObject({ openid: 'o1' });
  expect(service.logins).toEqual([{ sdkAppId: 7, jsCode: 'code-9' }]);
  await expect(checkLogin({ sdkAppId: 7 })).resolves.toBe(true);
  expect(control.storage.get('openid')).toBe('o1');
  await logout();
  await expect(checkLogin({ sdkAppId: 7 })).resolves.toBe(false);
});
