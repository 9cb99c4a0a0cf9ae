import { waitFor } from '@ccc/testkit';
import type { TcccWxSdk } from '../src/index';
import { mount } from './mount';
import { createPhone } from './phone';

async function inCall(start: 'startSession' | 'startCall' = 'startSession') {
  const phone = createPhone();
  const page = mount('test/video-page/video-page');
  const sdk = page.call('sdk') as TcccWxSdk;
  await sdk[start]({ channelId: 'video-entry' });
  const own = () => page.attributesOf('.own', '.pusher');
  const other = () => page.attributesOf('.other', '.player');
  await waitFor(() => own()?.url);
  return { ...phone, page, sdk, own, other };
}

it('shows both pictures in the parts that lie within the component', async () => {
  const { page, service, own, other, asked } = await inCall();
  expect(asked).toEqual(['scope.record', 'scope.camera']);
  expect(service.commands[0]?.args).toMatchObject({ flow: 'video-entry', media: 'video' });
  expect(own()).toMatchObject({ 'enable-camera': true, class: 'pusher live' });
  expect(other()?.src).toMatch(/\?play$/);
  // Not twice: the component's own ones give way.
  expect(page.attributesOf('#tcccSdk', '.pusher')).toBeUndefined();
});

it('switches the camera off, on and round, and tells the service', async () => {
  const { sdk, own, switchCamera, service } = await inCall();
  const told = () =>
    service.commands.filter(({ name }) => name === 'call.setCamera').map(({ args }) => args.isOn);
  sdk.disableCamera();
  expect(own()).toMatchObject({ 'enable-camera': false });
  sdk.enableCamera();
  expect(own()).toMatchObject({ 'enable-camera': true });
  await waitFor(() => told().length === 2);
  expect(told()).toEqual([false, true]);
  sdk.switchCamera();
  expect(switchCamera).toHaveBeenCalledTimes(1);
});

it('covers the picture of whoever shows none, or is away', async () => {
  const { page, service } = await inCall();
  const isCovered = () => page.attributesOf('.other', '.dark') !== undefined;
  expect(isCovered()).toBe(true);
  service.accept();
  await waitFor(() => !isCovered());
  service.camera('agent', false);
  await waitFor(isCovered);
  service.camera('agent', true);
  await waitFor(() => !isCovered());
  service.hold(true);
  await waitFor(isCovered);
  expect(isCovered()).toBe(true);
});

it('goes on by voice when the camera is not to be had, and says so', async () => {
  const { page, own } = await inCall();
  await page.fire('statechange', { code: -1301 }, '.own', '.pusher');
  await waitFor(() => own()?.['enable-camera'] === false);
  expect(own()?.url).toMatch(/leg-1$/);
  expect(page.data.errors).toMatchObject([{ code: 'call.cameraDenied' }]);
});

it('hears of the trouble of its parts', async () => {
  const { page, own } = await inCall();
  await page.fire('statechange', { code: -1307 }, '.own', '.pusher');
  await waitFor(() => /leg-2$/.test(String(own()?.url)));
  expect(own()?.url).toMatch(/leg-2$/);
});

it('makes an audio call one of pictures, once it is answered and the camera may be used', async () => {
  const { sdk, own, other, service, asked, page, facts } = await inCall('startCall');
  const told = () => service.commands.filter(({ name }) => name === 'call.setCamera');
  expect(own()).toMatchObject({ 'enable-camera': false, class: 'pusher live--unseen' });
  sdk.enableCamera();
  service.accept();
  await waitFor(() => page.data.isAccepted);
  expect(told()).toEqual([]);
  facts.settings['scope.camera'] = false;
  sdk.enableCamera();
  await waitFor(() => (page.data.errors as object[]).length > 0);
  expect(page.data.errors).toMatchObject([{ code: 'call.cameraDenied' }]);
  expect(told()).toEqual([]);
  delete facts.settings['scope.camera'];
  sdk.enableCamera();
  await waitFor(() => told().length === 1);
  expect(asked.at(-1)).toBe('scope.camera');
  service.widen();
  service.camera('customer', true);
  await waitFor(() => own()?.class === 'pusher live');
  expect(own()).toMatchObject({ 'enable-camera': true, url: expect.stringMatching(/leg-1$/) });
  expect(other()).toMatchObject({ class: 'player live' });
});

it('shows the agent who shows themselves in an audio call, and nobody else', async () => {
  const { own, other, page, service } = await inCall('startCall');
  service.accept();
  service.widen();
  service.camera('agent', true);
  await waitFor(() => other()?.class === 'player live');
  expect(page.attributesOf('.other', '.dark')).toBeUndefined();
  expect(own()).toMatchObject({ 'enable-camera': false });
});

it('ends', async () => {
  const { sdk, own, other } = await inCall();
  sdk.endSession();
  expect([own(), other()]).toEqual([undefined, undefined]);
});
