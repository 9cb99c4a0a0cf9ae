import { createFakeWx } from '@ccc/testkit';
import { installWx } from '../../../test/install-wx';
import { definitionOf, instanceOf, type PageUnderTest } from '../../../test/page-harness';

const { wx: networkOfWx, control } = createFakeWx({});
const globalData = { userInfo: {} };
let page: PageUnderTest;

beforeAll(async () => {
  const interfaceOfWx = {
    canIUse: () => true,
    getAppBaseInfo: () => ({ language: 'en' }),
    getFileSystemManager: () => ({ saveFileSync: (path: string) => `wxfile://kept/${path}` }),
    setNavigationBarTitle: jest.fn(),
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

test('a name is kept and shown; the chat page tells it to the agents', async () => {
  await page.onNickname?.({ detail: { value: ' 小林 ' } });
  expect(globalData.userInfo).toEqual({ nickName: '小林' });
  expect(control.storage.get('ccc_user_info')).toEqual({ nickName: '小林' });
});

test('a picture is kept on the phone beside the name', async () => {
  await page.onChooseAvatar?.({ detail: { avatarUrl: 'a.png' } });
  expect(globalData.userInfo).toEqual({ nickName: '小林', avatarUrl: 'wxfile://kept/a.png' });
  expect(page.data.avatarUrl).toBe('wxfile://kept/a.png');
});
