import { waitFor } from '@ccc/testkit';
import { mount } from './mount';
import { createPhone } from './phone';

/** The addition to the documented surface, here where third-party platforms put it. */
const extension = { ccc: { serverUrl: 'https://service.example' } };

function openPage() {
  const phone = createPhone({ extension });
  return { ...phone, page: mount('test/seed-page/seed-page') };
}

async function dialled() {
  const stage = openPage();
  await stage.page.call('dial');
  await waitFor(() => stage.page.attributesOf('#tcccSdk', '.pusher')?.url);
  return stage;
}

it('logs in by the documented sample, and is logged in the next time', async () => {
  const { page, service } = openPage();
  const [loggedIn, checked] = [page.listen('loggedIn'), page.listen('checked')];
  page.call('logIn');
  await waitFor(() => loggedIn.length === 1);
  expect(service.logins).toEqual([{ sdkAppId: 1400000001, jsCode: 'code-1' }]);
  page.call('logIn');
  await waitFor(() => checked.length === 1);
  expect(service.logins).toHaveLength(1);
});

it('shows why a login failed in the documented toast', async () => {
  const { page, codes, toasts } = openPage();
  codes.push('used');
  page.call('logIn');
  await waitFor(() => toasts.length === 1);
  expect(toasts).toEqual([{ icon: 'error', title: '微信登录凭证已被使用，请重新调用 wx.login。' }]);
});

it('calls, is told of the beginning, the answer and the end by the agent', async () => {
  const { page, service, toasts } = await dialled();
  expect(page.data.sessionId).toBe('s1');
  expect(service.commands[0]?.args).toMatchObject({ flow: 'xxx', media: 'audio' });
  service.accept();
  await waitFor(() => toasts.length === 2);
  service.end('seat', 'agent');
  await waitFor(() => toasts.length === 3);
  expect(toasts.map((toast) => Reflect.get(toast, 'title'))).toEqual([
    '通话开始',
    '对方已接听',
    '通话结束，对方已挂断',
  ]);
});

it('is told when the system has ended it', async () => {
  const { service, toasts } = await dialled();
  service.end('admin', 'system');
  await waitFor(() => toasts.length === 2);
  expect(toasts[1]).toEqual({ icon: 'none', title: '系统原因挂断' });
});

it('shows why a call did not begin in the documented toast', async () => {
  const { page, service, toasts } = openPage();
  service.refusals.set('session.open', 'call.offline');
  await page.call('dial');
  expect(toasts).toEqual([{ icon: 'error', title: '当前没有网络，请检查网络后再呼叫。' }]);
});

it('mutes, changes the sound and hangs up', async () => {
  const { page, toasts } = await dialled();
  const pusher = () => page.attributesOf('#tcccSdk', '.pusher');
  page.call('mute');
  expect(pusher()).toMatchObject({ muted: true });
  page.call('unmute');
  expect(pusher()).toMatchObject({ muted: false });
  page.call('switchSound');
  expect(page.attributesOf('#tcccSdk', '.player')).toMatchObject({ 'sound-mode': 'ear' });
  page.call('hangUp');
  expect(pusher()).toBeUndefined();
  // 挂断成功 says nothing.
  expect(toasts).toHaveLength(1);
});
