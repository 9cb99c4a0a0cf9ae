import { waitFor } from '@ccc/testkit';
import { AGENT, openCalling, type CallingStage } from '../../../../../test/calling-stage';

const ANSWERED = { call: 'call-1' };
const BY_VOICE = { detail: { media: 'audio' } };
const LEG = 'ccc+https://service.example/api/v1/media/legs/leg-1';

let stage: CallingStage;
let page: CallingStage['page'];
let phone: CallingStage['phone'];
let service: CallingStage['service'];

beforeEach(async () => {
  stage = await openCalling();
  ({ page, phone, service } = stage);
});

afterEach(() => stage.close());

test('an invitation rings, is taken, and is heard', async () => {
  await stage.invite();
  expect(phone.sounds).toEqual([expect.stringMatching(/ring\.mp3$/)]);
  await page.onAccept?.();
  await stage.becomes('connected');
  expect(phone.sounds).toEqual([]);
  expect(page.data).toMatchObject({
    call: { pushUrl: LEG, playUrl: `${LEG}?play` },
    isCallFolded: false,
    isMuted: false,
    composer: { canCall: false },
  });
});

test('an invitation is refused', async () => {
  await stage.invite();
  await page.onHangUp?.();
  expect(page.data.call).toBeNull();
  expect(phone.sounds).toEqual([]);
  await waitFor(() => service.commands.includes('call.end'));
  expect(service.commands).not.toContain('call.answer');
});

test('the customer calls, waits, talks beside the chat, and hangs up', async () => {
  expect(page.data).toMatchObject({ call: null, composer: { canCall: true } });
  await page.onCall?.(BY_VOICE);
  await stage.becomes('calling');
  expect(phone.sounds).toEqual([expect.stringMatching(/ringback\.mp3$/)]);
  service.append('call.answered', AGENT, ANSWERED);
  await stage.becomes('connected');
  await page.onFold?.();
  await page.onMute?.();
  await page.onSound?.();
  expect(page.data).toMatchObject({ isCallFolded: true, isMuted: true, isSpeaker: false });
  await page.onUnfold?.();
  await page.onHangUp?.();
  expect(phone.alert).toBe('');
  expect(page.data).toMatchObject({ call: null, isCallFolded: false, dock: 'composer' });
  await waitFor(() => (page.data.composer as { canCall: boolean }).canCall);
});

test('a refused microphone leads to the settings, and from there on to the call', async () => {
  phone.allowed['scope.record'] = false;
  phone.settings = { 'scope.record': true };
  await page.onCall?.(BY_VOICE);
  expect(phone.modals).toMatchObject([
    { title: '无法通话', confirmText: '去设置', showCancel: true },
  ]);
  await stage.becomes('calling');
});

test('a microphone that stays refused leaves the invitation, and it can be refused', async () => {
  phone.allowed['scope.record'] = false;
  await stage.invite();
  await page.onAccept?.();
  expect(phone.modals).toHaveLength(1);
  expect(service.commands).not.toContain('call.answer');
  expect(stage.phase()).toBe('ringing');
});

test('whoever does not agree to the privacy contract is not bothered with a dialog', async () => {
  phone.agrees = false;
  await page.onCall?.(BY_VOICE);
  expect([phone.modals, page.data.call]).toEqual([[], null]);
  expect(service.commands).not.toContain('call.start');
});

test('what the tags cannot do ends the call, and is said', async () => {
  await stage.talk();
  const detail = { errCode: -1, errMsg: 'insertLivePusher:fail:access denied' };
  await page.onLiveError?.({ detail });
  expect(page.data.call).toBeNull();
  expect(phone.modals).toMatchObject([
    { title: '无法通话', confirmText: '知道了', showCancel: false },
  ]);
});

test('sound that is away is said until it is back, and lost for good it is joined anew', async () => {
  await stage.talk();
  await page.onLiveState?.({ detail: { code: 1102 } });
  expect(page.data.isLost).toBe(true);
  await page.onLiveState?.({ detail: { code: 1101 } });
  expect(page.data.isLost).toBe(true);
  await page.onLiveState?.({ detail: { code: 1002 } });
  expect(page.data.isLost).toBe(false);
  await page.onLiveState?.({ detail: { code: -1307 } });
  await waitFor(() => service.commands.filter((name) => name === 'call.join').length === 2);
});

test('in a call nothing is recorded', async () => {
  await stage.talk();
  await page.onRecord?.({ detail: { phase: 'start' } });
  await page.onRecord?.({ detail: { phase: 'cancel' } });
  expect(phone.toasts).toEqual(['通话中不能录音']);
});

test('whoever goes away while it rings hears it again when they come back', async () => {
  await stage.invite();
  await page.onHide?.();
  expect(phone.sounds).toEqual([]);
  await page.onShow?.();
  expect(phone.sounds).toHaveLength(1);
});

test('leaving the page is asked about, and hangs up', async () => {
  await stage.talk();
  expect(phone.alert).toBe('离开聊天将结束通话，确定离开吗？');
  await stage.close();
  expect(service.commands.at(-1)).toBe('call.end');
});
