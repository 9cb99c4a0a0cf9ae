import { waitFor } from '@ccc/testkit';
import { AGENT, openCalling, type CallingStage } from '../../../../../test/calling-stage';

const BY_VIDEO = { detail: { media: 'video' } };

let stage: CallingStage;
let page: CallingStage['page'];
let phone: CallingStage['phone'];
let service: CallingStage['service'];

beforeEach(async () => {
  stage = await openCalling();
  ({ page, phone, service } = stage);
});

afterEach(() => stage.close());

interface Shown {
  isVideo: boolean;
  isSeen: boolean;
  isCameraOn: boolean;
  isAgentSeen: boolean;
}
const shown = () => page.data.call as Shown;
const said = (code: number) => page.onLiveState?.({ detail: { code } });
const tellCamera = (side: 'customer' | 'agent', isOn: boolean) =>
  service.append('call.cameraSet', AGENT, { call: 'call-1', side, isOn });

test('a video call shows both, and keeps the screen on as long as somebody is seen', async () => {
  await stage.talk('video');
  expect(shown()).toMatchObject({ isVideo: true, isCameraOn: true, isAgentSeen: true });
  expect([page.data.hasPicture, phone.isKeptOn]).toEqual([false, true]);
  await said(2003);
  expect(page.data.hasPicture).toBe(true);
  await said(2103);
  expect(page.data.hasPicture).toBe(false);
  await page.onVoice?.();
  expect(shown()).toMatchObject({ isVideo: true, isSeen: false });
  expect(phone.isKeptOn).toBe(false);
  await waitFor(() => service.commands.includes('call.toVoice'));
});

test('a call of voices keeps the screen as it is, and has no camera to go away', async () => {
  await stage.talk();
  await page.onHide?.();
  await page.onShow?.();
  expect(phone.isKeptOn).toBe(false);
  expect(service.commands).not.toContain('call.setCamera');
});

test('a call of voices comes to have pictures: of the agent when they like, of the customer when they do', async () => {
  await stage.talk();
  expect(shown()).toMatchObject({ isVideo: false, isSeen: false });
  service.append('call.widened', AGENT, { call: 'call-1' });
  tellCamera('agent', true);
  await waitFor(() => shown().isAgentSeen);
  expect(shown()).toMatchObject({ isVideo: true, isCameraOn: false });
  phone.allowed['scope.camera'] = false;
  await page.onCamera?.();
  expect(shown().isCameraOn).toBe(false);
  expect(service.commands).not.toContain('call.setCamera');
  phone.allowed['scope.camera'] = true;
  await page.onCamera?.();
  expect(shown().isCameraOn).toBe(true);
  await waitFor(() => service.commands.includes('call.setCamera'));
});

test('the camera is switched off, on and round; the agent’s as the agent likes', async () => {
  await stage.talk('video');
  await page.onCamera?.();
  expect(shown()).toMatchObject({ isCameraOn: false, isAgentSeen: true });
  await page.onCamera?.();
  expect(shown().isCameraOn).toBe(true);
  await page.onFlip?.();
  expect(phone.flips).toBe(1);
  tellCamera('agent', false);
  await waitFor(() => !shown().isAgentSeen);
  expect(shown().isSeen).toBe(true);
});

test('behind another page or app nobody is filmed; back again, they are, and know it', async () => {
  await stage.talk('video');
  await page.onHide?.();
  expect(shown().isCameraOn).toBe(false);
  await page.onShow?.();
  expect(shown().isCameraOn).toBe(true);
  expect(phone.toasts).toEqual(['摄像头已重新打开']);
  await page.onCamera?.();
  await page.onHide?.();
  await page.onShow?.();
  expect(shown().isCameraOn).toBe(false);
});

test('without the camera the customer calls by voice, if they like', async () => {
  phone.allowed['scope.camera'] = false;
  await page.onCall?.(BY_VIDEO);
  expect(phone.sheets).toMatchObject([
    {
      itemList: ['改用语音通话', '去设置允许摄像头'],
      alertText: expect.stringContaining('没有摄像头权限'),
    },
  ]);
  expect(page.data.call).toBeNull();
  phone.choice = 0;
  await page.onCall?.(BY_VIDEO);
  await stage.becomes('calling');
  expect(shown().isVideo).toBe(false);
});

test('the way to the settings leads on to the video call', async () => {
  phone.allowed['scope.camera'] = false;
  phone.settings = { 'scope.camera': true };
  phone.choice = 1;
  await page.onCall?.(BY_VIDEO);
  await stage.becomes('calling');
  expect(shown().isVideo).toBe(true);
});

test('an invitation is taken without a camera: the agent is seen, and knows', async () => {
  phone.allowed['scope.camera'] = false;
  phone.choice = 0;
  await stage.talk('video');
  expect(shown()).toMatchObject({ isVideo: true, isCameraOn: false, isAgentSeen: true });
  expect(service.commands.filter((name) => /^call\./.test(name))).toEqual([
    'call.setCamera',
    'call.answer',
    'call.join',
  ]);
});

test('a camera that fails in the call leaves the voice; it is asked for again before it is on', async () => {
  await stage.talk('video');
  await said(-1301);
  await page.onLiveError?.({ detail: { errCode: 10001, errMsg: 'the user forbids the camera' } });
  expect(stage.phase()).toBe('connected');
  expect(shown().isCameraOn).toBe(false);
  expect(phone.toasts).toEqual(['摄像头不可用，对方看不到您']);
  phone.allowed['scope.camera'] = false;
  await page.onCamera?.();
  expect(phone.modals).toMatchObject([{ title: '无法开启摄像头', confirmText: '去设置' }]);
  expect(shown().isCameraOn).toBe(false);
});
