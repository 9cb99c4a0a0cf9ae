import { profileOf } from './user-info';

test('a picture on the phone is no address for others', () => {
  expect(profileOf({ nickName: '小林', avatarUrl: 'wxfile://tmp/a.png' })).toEqual({
    nickname: '小林',
  });
  expect(profileOf({ avatarUrl: 'http://tmp/a.png' })).toEqual({});
});

test('a picture on the web is shown to agents', () => {
  expect(profileOf({ avatarUrl: 'https://thirdwx.qlogo.cn/a/132' })).toEqual({
    avatarUrl: 'https://thirdwx.qlogo.cn/a/132',
  });
});
