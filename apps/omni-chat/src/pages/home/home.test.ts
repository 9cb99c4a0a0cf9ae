import { createFakeWx, waitFor } from '@ccc/testkit';
import { installWx } from '../../../test/install-wx';
import { definitionOf, instanceOf, type PageUnderTest } from '../../../test/page-harness';

const profiles: unknown[] = [];
const { wx: networkOfWx, control } = createFakeWx({
  onLogin: () => 'code-1',
  onRequest({ url, data }) {
    if (url.endsWith('/profile')) profiles.push(JSON.parse(String(data)));
    const customer = { id: 'c1', nickname: '小林' };
    const login = { token: 't1', expiresAt: Date.now() + 3_600_000, openid: 'o1', openidKey: 'k1' };
    return { statusCode: 200, data: { ...login, customer } };
  },
});
const globalData = { userInfo: {} };
const navigateTo = jest.fn();
let page: PageUnderTest;

beforeAll(async () => {
  const interfaceOfWx = {
    canIUse: () => true,
    getAppBaseInfo: () => ({ language: 'en' }),
    getExtConfigSync: () => ({ ccc: { serverUrl: 'https://service.example' } }),
    getFileSystemManager: () => ({ saveFileSync: (path: string) => `wxfile://kept/${path}` }),
    setNavigationBarTitle: jest.fn(),
    navigateTo,
    showToast: jest.fn(),
  };
  installWx(networkOfWx, interfaceOfWx);
  Object.assign(globalThis, { getApp: () => ({ globalData }) });
  page = instanceOf(await definitionOf(() => import('./home')), {});
  await page.onLoad?.();
  await page.onShow?.();
});

test('it speaks the language of WeChat', () => {
  expect(page.data.words).toMatchObject({ support: 'Customer service' });
});

test('a name is kept, shown, and told to the agents', async () => {
  await page.onNickname?.({ detail: { value: ' 小林 ' } });
  await waitFor(() => profiles.length > 0);
  expect(profiles).toEqual([{ nickname: '小林' }]);
  expect(globalData.userInfo).toEqual({ nickName: '小林' });
  expect(control.storage.get('ccc_user_info')).toEqual({ nickName: '小林' });
});

test('a picture is kept on the phone beside the name', async () => {
  await page.onChooseAvatar?.({ detail: { avatarUrl: 'a.png' } });
  expect(globalData.userInfo).toEqual({ nickName: '小林', avatarUrl: 'wxfile://kept/a.png' });
  expect(page.data.avatarUrl).toBe('wxfile://kept/a.png');
});

test('the door to customer service opens the chat page', async () => {
  await page.onSupport?.();
  expect(navigateTo).toHaveBeenCalledWith({ url: '/subpackages/service/pages/chat/chat' });
});
