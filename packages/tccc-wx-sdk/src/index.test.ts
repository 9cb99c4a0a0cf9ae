import { TRTC_SECRET_KEY, TRTC_TICKET, readTrtcSig, waitFor } from '@ccc/testkit';
import { mount } from '../test/mount';
import { createPhone, type PhoneFacts } from '../test/phone';

const SERVER = { sdkAppId: '1400000001', serverUrl: 'https://service.example' };
const EVENTS = ['sessionStart', 'accepted', 'accept', 'sessionEnded', 'error', 'progress'];

function setUp(facts: Partial<PhoneFacts> = {}) {
  const phone = createPhone(facts);
  const sdk = mount('src/index', SERVER);
  const heard = Object.fromEntries(EVENTS.map((name) => [name, sdk.listen(name)]));
  const start = () => sdk.call('startCall', { channelId: 'audio-entry' }) as Promise<object>;
  const commands = () => phone.service.commands.map(({ name }) => name);
  return { ...phone, sdk, heard, start, commands };
}

/** Dialled, and the media has its ticket. */
async function dialled(facts?: Partial<PhoneFacts>) {
  const stage = setUp(facts);
  const { sessionId } = (await stage.start()) as { sessionId: string };
  await waitFor(() => stage.sdk.attributesOf('.pusher')?.url);
  return { ...stage, sessionId };
}

it('calls: waits with its place, rings, is accepted, talks, and is told who ended it', async () => {
  const { service, heard, sdk, sessionId } = await dialled();
  expect(sessionId).toBe('s1');
  expect(service.commands[0]).toMatchObject({
    name: 'session.open',
    args: { flow: 'audio-entry', media: 'audio' },
  });
  expect(heard.sessionStart).toEqual([{}]);
  service.say('正在为您转接');
  service.queue(3);
  await waitFor(() => (heard.progress?.at(-1) as { ahead?: number }).ahead === 3);
  expect(heard.progress?.at(-1)).toEqual({ state: 'waiting', ahead: 3, text: '正在为您转接' });
  service.ring();
  await waitFor(() => (heard.progress?.at(-1) as { state: string }).state === 'ringing');
  expect(heard.accepted).toEqual([]);
  service.accept();
  await waitFor(() => heard.accepted?.length);
  expect(heard.accept).toEqual([{}]);
  service.hold(true);
  await waitFor(() => (heard.progress?.at(-1) as { isHeld?: boolean }).isHeld);
  service.end('seat', 'agent');
  await waitFor(() => heard.sessionEnded?.length);
  expect(heard.sessionEnded).toEqual([{ closeBy: 'seat', reason: 'ok', durationMs: 5000 }]);
  expect(sdk.attributesOf('.pusher')).toBeUndefined();
  expect(heard.error).toEqual([]);
});

it('holds the pusher and the player of the ticket while it calls', async () => {
  const { sdk } = await dialled();
  const media = 'ccc+https://service.example/api/v1/media/legs/leg-1';
  expect(sdk.attributesOf('.pusher')).toMatchObject({ url: media, mode: 'RTC', muted: false });
  expect(sdk.attributesOf('.player')).toMatchObject({ src: `${media}?play`, mode: 'RTC' });
  expect(sdk.attributesOf('.pusher')).toMatchObject({ 'enable-camera': false });
});

it('goes into the room of a TRTC ticket, and is silent and deaf there while nobody talks to it', async () => {
  const { start, sdk, service } = setUp();
  service.giveTicket(TRTC_TICKET);
  await start();
  const pusher = () => sdk.attributesOf('.pusher');
  const player = () => sdk.attributesOf('.player');
  await waitFor(() => pusher()?.url);
  const { searchParams } = new URL(String(pusher()?.url));
  const sig = readTrtcSig(TRTC_SECRET_KEY, searchParams.get('usersig') ?? '');
  expect(sig.userId).toBe(searchParams.get('userid'));
  expect(pusher()).toMatchObject({ mode: 'RTC', muted: true, 'enable-camera': false });
  expect(player()).toMatchObject({ mode: 'RTC', muted: true });
  expect(player()?.src).toBe('room://cloud.tencent.com/rtc?userid=agent-call-1&streamtype=main');
  service.accept();
  await waitFor(() => pusher()?.muted === false);
  expect(player()).toMatchObject({ muted: false });
  service.hold(true);
  await waitFor(() => pusher()?.muted === true);
  expect(player()).toMatchObject({ muted: true });
});

it.each([
  ['muteAudio', { muted: true }],
  ['unmuteAudio', { muted: false }],
  ['unmnuteAudio', { muted: false }],
])('%s', async (method, attributes) => {
  const { sdk } = await dialled();
  sdk.call('muteAudio');
  sdk.call(method);
  expect(sdk.attributesOf('.pusher')).toMatchObject(attributes);
});

it('sounds from the loudspeaker, or at the ear', async () => {
  const { sdk } = await dialled();
  expect(sdk.attributesOf('.player')).toMatchObject({ 'sound-mode': 'speaker' });
  sdk.call('setSoundMode', 'ear');
  expect(sdk.attributesOf('.player')).toMatchObject({ 'sound-mode': 'ear' });
});

it('hangs up, is told so, and can call again', async () => {
  const { sdk, heard, start, commands } = await dialled();
  sdk.call('muteAudio');
  sdk.call('endCall');
  expect(heard.sessionEnded).toMatchObject([{ closeBy: 'client', reason: 'cancelled' }]);
  await expect(start()).resolves.toEqual({ sessionId: 's2' });
  await waitFor(() => sdk.attributesOf('.pusher')?.url);
  expect(sdk.attributesOf('.pusher')).toMatchObject({ muted: false });
  expect(commands()).toEqual([
    'session.open',
    'call.join',
    'call.end',
    'session.open',
    'call.join',
  ]);
});

it('sends digits; others are refused in words', async () => {
  const { sdk, service } = await dialled();
  await sdk.call('sendDigits', { digits: '12#' });
  expect(service.commands.at(-1)).toMatchObject({ name: 'call.digits', args: { digits: '12#' } });
  await expect(sdk.call('sendDigits', { digits: 'a' })).rejects.toMatchObject({
    code: 'call.badDigits',
    message: '按键只能是 0-9、* 和 #，一次最多 32 个。',
  });
});

it('refuses a second call in a call', async () => {
  const { start, heard } = await dialled();
  await expect(start()).rejects.toMatchObject({ code: 'call.exists' });
  expect(heard.sessionEnded).toEqual([]);
});

it('says in the language of the phone what the service refuses', async () => {
  const { service, start, heard } = setUp({ language: 'en' });
  service.refusals.set('session.open', 'media.off');
  await expect(start()).rejects.toMatchObject({
    code: 'media.off',
    message: expect.stringContaining('Calls are switched off'),
  });
  expect(heard.sessionEnded).toEqual([]);
});

it('tells of what no promise tells: no room for the media', async () => {
  const { service, start, heard } = setUp();
  service.refusals.set('call.join', 'media.full');
  await start();
  await waitFor(() => heard.error?.length);
  expect(heard.error).toMatchObject([{ code: 'media.full' }]);
  expect(heard.sessionEnded).toMatchObject([{ closeBy: 'admin', reason: 'error' }]);
});

it('asks for another ticket when the pusher has lost the network', async () => {
  const { sdk } = await dialled();
  await sdk.fire('statechange', { code: 1102 }, '.pusher');
  await sdk.fire('statechange', { code: -1307 }, '.pusher');
  await waitFor(() => /leg-2$/.test(String(sdk.attributesOf('.pusher')?.url)));
  expect(sdk.attributesOf('.player')?.src).toMatch(/leg-2\?play$/);
});

it.each([
  [{ errCode: 10002, errMsg: '' }, 'call.micDenied'],
  [{ errCode: -1, errMsg: 'insertLivePusher:fail:access denied' }, 'call.noComponent'],
])('ends with the setting to change when the pusher fails with %j', async (failure, code) => {
  const { sdk, heard } = await dialled();
  await sdk.fire('error', failure, '.pusher');
  expect(heard.error).toMatchObject([{ code }]);
  expect(heard.sessionEnded).toHaveLength(1);
});

it('hangs up when its page is left', async () => {
  const { sdk, commands } = await dialled();
  sdk.unmount();
  await waitFor(() => commands().at(-1) === 'call.end');
  expect(commands()).toContain('call.end');
});

it('closes its socket after the call', async () => {
  const { sdk, control } = await dialled();
  sdk.call('endCall');
  await waitFor(() => control.openSockets === 0);
  expect(control.openSockets).toBe(0);
});

it('names the setting that is missing', async () => {
  createPhone();
  const sdk = mount('src/index', { sdkAppId: '1400000001' });
  await expect(sdk.call('startCall', { channelId: 'x' })).rejects.toMatchObject({
    code: 'call.setupMissing',
    message: expect.stringContaining('serverUrl'),
  });
});

it('refuses a video call without its two parts', async () => {
  const { sdk } = setUp();
  await expect(sdk.call('startSession', { channelId: 'x' })).rejects.toMatchObject({
    code: 'call.partsMissing',
  });
});
