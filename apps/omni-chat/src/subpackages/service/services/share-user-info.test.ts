import { CccError } from '@ccc/core';
import type { UserInfo } from '../../../services/user-info';
import { shareUserInfo } from './share-user-info';

const PICTURE = 'wxfile://store_a.png';

function setUp() {
  const stored = new Map<string, unknown>();
  const setProfile = jest.fn(() => Promise.resolve());
  const setAvatar = jest.fn((_path: string) => Promise.resolve());
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (key: string) => stored.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => stored.set(key, value),
    },
  });
  const share = (info: UserInfo, id = 'customer-1') =>
    shareUserInfo({ state: { name: 'loggedIn', id, expiresAt: 0 }, setProfile, setAvatar }, info);
  return { setProfile, setAvatar, share };
}

test('name and picture of the phone are told, the picture once for each customer', async () => {
  const { setProfile, setAvatar, share } = setUp();
  await share({ nickName: '小满', avatarUrl: PICTURE });
  await share({ nickName: '小满', avatarUrl: PICTURE });
  expect(setProfile).toHaveBeenCalledWith({ nickname: '小满' });
  expect(setAvatar.mock.calls).toEqual([[PICTURE]]);
  await share({ avatarUrl: PICTURE }, 'customer-2');
  await share({ avatarUrl: 'http://tmp/b.png' }, 'customer-2');
  expect(setAvatar.mock.calls.slice(1)).toEqual([[PICTURE], ['http://tmp/b.png']]);
});

test('a picture on the web is told as its address, nothing goes up; nothing known, nothing told', async () => {
  const { setProfile, setAvatar, share } = setUp();
  await share({ avatarUrl: 'https://thirdwx.qlogo.cn/a/132' });
  await share({ avatarUrl: 'http://pictures.example.com/a.png' });
  await share({});
  expect(setProfile.mock.calls).toEqual([[{ avatarUrl: 'https://thirdwx.qlogo.cn/a/132' }]]);
  expect(setAvatar).not.toHaveBeenCalled();
});

test('a picture that did not arrive goes up again, one that is not taken does not', async () => {
  const { setAvatar, share } = setUp();
  setAvatar.mockRejectedValueOnce(new CccError('connection.lost'));
  await expect(share({ avatarUrl: PICTURE })).rejects.toMatchObject({ code: 'connection.lost' });
  setAvatar.mockRejectedValueOnce(new CccError('file.tooLarge'));
  await expect(share({ avatarUrl: PICTURE })).rejects.toMatchObject({ code: 'file.tooLarge' });
  await share({ avatarUrl: PICTURE });
  expect(setAvatar).toHaveBeenCalledTimes(2);
});
