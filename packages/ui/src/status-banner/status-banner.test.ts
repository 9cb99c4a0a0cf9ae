import { mount } from '../../test/mount';

test('nothing wrong is nothing drawn', () => {
  expect(mount('status-banner', { language: 'zh_CN' }).has('.banner')).toBe(false);
});

test('another window: the button takes the conversation over', async () => {
  const banner = mount('status-banner', { language: 'zh_CN', status: 'replaced' });
  const takeovers = banner.listen('takeover');
  expect(banner.textOf('.action')).toBe('继续使用');
  await banner.tap('.action');
  expect(takeovers).toHaveLength(1);
});

test('an error is said in its own words and can be tried again', async () => {
  const text = '会话服务流 9 不存在，请检查 ivrId。';
  const banner = mount('status-banner', {
    language: 'zh_CN',
    status: 'error',
    text,
    canRetry: true,
  });
  const retries = banner.listen('retry');
  expect(banner.textOf('.text')).toBe(text);
  await banner.tap('.action');
  expect(retries).toHaveLength(1);
});

test('offline says that it heals by itself and has nothing to tap', () => {
  const banner = mount('status-banner', { language: 'en', status: 'offline' });
  expect(banner.textOf('.text')).toMatch(/offline/);
  expect(banner.has('.action')).toBe(false);
});
