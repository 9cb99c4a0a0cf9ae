import { VIEWPORT, pageData, runtimeErrors, startBench } from './bench';
import type { Bench } from './bench';
import { LivePage } from './live-page';
import { startWhipPeer } from './whip-peer';
import type { WhipPeer } from './whip-peer';

jest.setTimeout(60_000);

let bench: Bench;
let peer: WhipPeer;
let live: LivePage;

beforeAll(async () => {
  [bench, peer] = await Promise.all([startBench(), startWhipPeer()]);
});

afterAll(() => Promise.all([bench.close(), peer.close()]));

beforeEach(async () => {
  live = await LivePage.open(bench, peer);
  peer.refuseWith(null);
});

afterEach(() => live.page.context().close());

describe('a voice call', () => {
  beforeEach(() => {
    live.leg = `voice-${live.leg}`;
  });

  test('sound goes both ways over one connection, and nothing stays open afterwards', async () => {
    await live.start();
    await live.untilTalking();
    // A line for pictures is offered, for whatever there is to see, and not taken here.
    expect(peer.offered(live.leg)).toEqual(['m=audio', 'm=video']);
    expect(await live.codes('pusher')).toEqual([1001, 1002]);
    expect(await live.codes('player')).toEqual([2001, 2002, 2004]);
    expect(await live.openDevices()).toEqual(['audio']);
    expect(await live.operate('pusher', 'stop')).toEqual({ errMsg: 'operateLivePusher:ok' });
    await live.untilCode('player', 2006);
    expect(await live.openDevices()).toEqual([]);
    await live.untilHungUp();
    expect(live.requests()).toEqual([`POST ${live.leg}`, `DELETE ${live.leg}`]);
    expect(await runtimeErrors(live.page)).toEqual([]);
    expect(await live.page.evaluate(() => window.__simulator?.warnings)).toEqual([]);
  });

  test('the components leaving the page, the page leaving, and the window closing all end it', async () => {
    await live.start();
    await live.untilTalking();
    await live.setData({ leg: '' });
    await live.untilHungUp();
    expect(await live.openDevices()).toEqual([]);
    expect(await live.page.evaluate(() => window.__simulator?.liveLegs())).toEqual([]);
    live.leg = `${live.leg}-again`;
    await live.start();
    await live.untilTalking();
    await live.page.evaluate(() =>
      window.__simulator?.callWx('reLaunch', { url: '/pages/home/home' }),
    );
    await live.untilHungUp();
    expect(await live.openDevices()).toEqual([]);
    await live.page.evaluate(() =>
      window.__simulator?.callWx('reLaunch', { url: '/pages/live/live' }),
    );
    live.leg = `${live.leg}-third`;
    await live.start();
    await live.untilTalking();
    await live.page.evaluate(() => window.__simulator?.relaunch());
    await live.untilHungUp();
    await live.page.getByTestId('title').waitFor();
  });

  test('the network, volumes and muting are told as they are', async () => {
    await live.start();
    await live.untilTalking();
    await live.untilData('pusherNet');
    await live.untilData('playerNet');
    const { pusherNet, playerNet } = (await pageData(live.page)) as Record<
      string,
      { info: object }
    >;
    for (const { info } of [pusherNet, playerNet] as { info: object }[]) {
      expect(info).toMatchObject({ videoBitrate: 0, netQualityLevel: expect.any(Number) });
      expect((info as { audioBitrate: number }).audioBitrate).toBeGreaterThan(0);
    }
    await live.until(async () => (await live.volumeOf('pusher')) > 0);
    await live.until(async () => (await live.volumeOf('player')) > 0);
    await live.setData({ muted: true });
    await live.until(async () => (await live.volumeOf('pusher')) === 0);
    expect(await live.openDevices()).toEqual(['audio']);
    await live.setData({ muted: false });
    await live.until(async () => (await live.volumeOf('pusher')) > 0);
    expect(await live.operate('pusher', 'setMICVolume', { volume: 0 })).toMatchObject({
      errMsg: 'operateLivePusher:ok',
    });
    await live.until(async () => (await live.volumeOf('pusher')) === 0);
    expect(await live.operate('pusher', 'setMICVolume', { volume: 2 })).toMatchObject({
      errMsg: expect.stringContaining('from 0 to 1'),
    });
  });

  test('an address that changes while the microphone is being asked for leads to the new leg only', async () => {
    const first = live.leg;
    await live.start();
    live.leg = `${first}-moved`;
    await live.start();
    await live.untilTalking();
    await live.until(async () => (await live.legStates()).join() === 'connected');
    expect((await live.summary())?.endpoint).toContain(live.leg);
    expect(await live.openDevices()).toEqual(['audio']);
  });

  test('pausing and stopping a side leaves the other one alone', async () => {
    await live.start();
    await live.untilTalking();
    expect(await live.operate('player', 'pause')).toEqual({ errMsg: 'operateLivePlayer:ok' });
    expect(await live.isSounding()).toBe(false);
    await live.operate('player', 'resume');
    expect(await live.isSounding()).toBe(true);
    await live.operate('player', 'mute');
    expect(await live.isSounding()).toBe(false);
    await live.operate('player', 'stop');
    expect((await live.summary())?.state).toBe('connected');
    await live.operate('player', 'play');
    await live.untilCode('player', 2001, 2);
    await live.operate('pusher', 'stop');
    await live.untilCode('player', 2006);
    await live.operate('pusher', 'start');
    await live.untilCode('player', 2001, 3);
    expect(await live.openDevices()).toEqual(['audio']);
  });
});

describe('what the phone does to a call', () => {
  test('without the network it is lost, and comes back with it', async () => {
    await live.start();
    await live.untilTalking();
    await live.page.evaluate(() => window.__simulator?.setNetwork(false));
    await live.untilCode('pusher', 1102);
    await live.untilCode('player', 2103);
    expect((await live.summary())?.state).toBe('reconnecting');
    await live.page.evaluate(() => window.__simulator?.setNetwork(true));
    await live.untilCode('pusher', 1002, 2);
    await live.untilCode('player', 2004, 2);
    expect(await live.openDevices()).toEqual(['audio']);
    expect(live.requests()).toEqual([`POST ${live.leg}`, `POST ${live.leg}`]);
  });

  test('a service that refuses the leg ends it at once, one that is broken after some tries', async () => {
    peer.refuseWith(404);
    await live.start();
    await live.untilCode('pusher', -1307);
    await live.untilCode('player', -2301);
    expect(await live.codes('player')).toEqual([-2301]);
    expect(live.requests()).toEqual([`POST ${live.leg}`]);
    expect(await live.openDevices()).toEqual([]);
    await live.setData({ leg: '' });
    live.leg = `${live.leg}-broken`;
    peer.refuseWith(503);
    await live.start();
    await live.untilCode('pusher', -1307, 2);
    expect(live.requests()).toHaveLength(4);
  });

  test('a refused microphone is said, and asked for again only when it is started again', async () => {
    await live.page.evaluate(() => window.__simulator?.setPermission('microphone', false));
    await live.start();
    await live.untilCode('pusher', -1302);
    expect(await pageData(live.page)).toMatchObject({ pusherError: { errCode: 10002 } });
    await live.untilCode('player', 2001);
    expect(await live.openDevices()).toEqual([]);
    expect(await live.page.evaluate(() => window.__simulator?.callWx('getSetting'))).toMatchObject({
      authSetting: { 'scope.record': false },
    });
    await live.page.evaluate(() => window.__simulator?.setPermission('microphone', true));
    expect(await live.operate('pusher', 'start')).toEqual({ errMsg: 'operateLivePusher:ok' });
    await live.untilCode('pusher', 1002);
  });

  test('an account without the category has neither component', async () => {
    await live.page.evaluate(() => window.__simulator?.setLiveEnabled(false));
    await live.start();
    await live.untilData('pusherError');
    await live.untilData('playerError');
    expect(await pageData(live.page)).toMatchObject({
      pusherError: { errMsg: 'insertLivePusher:fail:access denied' },
      playerError: { errMsg: 'insertLivePlayer:fail:access denied' },
    });
    expect(await live.operate('pusher', 'start')).toEqual({
      errMsg: 'operateLivePusher:fail insertLivePusher:fail:access denied',
    });
    expect(live.requests()).toEqual([]);
  });

  test('a phone call takes microphone and sound, and gives them back', async () => {
    await live.start();
    await live.untilTalking();
    await live.page.evaluate(() => window.__simulator?.setPhoneCall(true));
    await live.untilCode('pusher', 5001);
    expect(await live.openDevices()).toEqual([]);
    expect(await live.isSounding()).toBe(false);
    await live.page.evaluate(() => window.__simulator?.setPhoneCall(false));
    await live.until(async () => (await live.openDevices()).length === 1);
    expect(await live.isSounding()).toBe(true);
    expect(await pageData(live.page)).toMatchObject({ interruptions: ['begin', 'end'] });
    await live.untilHeardMore();
  });

  test('in the background the app is silent, then suspended, and comes back to the call', async () => {
    await live.start();
    await live.untilTalking();
    await live.page.evaluate(() => window.__simulator?.background({ suspendAfterMs: 100 }));
    expect(await live.openDevices()).toEqual([]);
    expect(await live.isSounding()).toBe(false);
    await live.page.waitForFunction(() => window.__simulator?.state === 'suspended');
    expect((await live.summary())?.state).toBe('reconnecting');
    await live.page.evaluate(() => window.__simulator?.foreground());
    await live.untilCode('pusher', 5000);
    await live.untilCode('pusher', 1002, 2);
    await live.until(async () => (await live.openDevices()).length === 1);
  });
});

describe('a video call', () => {
  test('pictures go both ways, and the camera is shown, turned and closed', async () => {
    await live.start({ camera: true });
    await live.untilTalking();
    await live.untilCode('player', 2003);
    await live.untilCode('pusher', 1007);
    expect(peer.offered(live.leg)).toEqual(['m=audio', 'm=video']);
    expect(live.requests()).toEqual([`POST ${live.leg}`]);
    await live.until(async () => ((await live.summary())?.framesDecoded ?? 0) > 0);
    await live.until(async () => (await peer.heard(live.leg)).framesDecoded > 0);
    expect((await live.codes('pusher')).slice(0, 1)).toEqual([1003]);
    expect(await live.operate('player', 'snapshot', { quality: 'compressed' })).toMatchObject({
      errMsg: 'operateLivePlayer:ok',
      tempImagePath: expect.stringMatching(/^wxfile:.*\.jpg$/),
      width: expect.stringMatching(/^[1-9]/),
    });
    expect(await live.operate('pusher', 'snapshot')).toMatchObject({ width: '640' });
    expect(await live.operate('pusher', 'switchCamera')).toEqual({
      errMsg: 'operateLivePusher:ok',
    });
    await live.untilCode('pusher', 1003, 2);
    expect(await live.openDevices()).toEqual(['audio', 'video']);
    expect(await live.operate('pusher', 'toggleTorch')).toMatchObject({
      errMsg: expect.stringContaining('operateLivePusher:fail'),
    });
    await live.setData({ camera: false });
    await live.until(async () => (await live.openDevices()).join() === 'audio');
  });

  test('music is heard while there is no picture yet', async () => {
    live.leg = `dark-${live.leg}`;
    await live.start({ camera: true });
    await live.until(async () => ((await live.summary())?.receivedAudioEnergy ?? 0) > 0);
    expect((await live.summary())?.framesDecoded).toBe(0);
  });

  test('a refused camera leaves the voice', async () => {
    await live.page.evaluate(() => window.__simulator?.setPermission('camera', false));
    await live.start({ camera: true });
    await live.untilCode('pusher', -1301);
    await live.untilTalking();
    expect(await pageData(live.page)).toMatchObject({ pusherError: { errCode: 10001 } });
    expect(await live.openDevices()).toEqual(['audio']);
  });

  test('a camera that is switched on later joins the same leg, and full screen covers everything', async () => {
    await live.start();
    await live.untilTalking();
    await live.setData({ camera: true });
    await live.until(async () => (await peer.heard(live.leg)).framesDecoded > 0);
    expect(peer.offered(live.leg)).toEqual(['m=audio', 'm=video']);
    await live.operate('player', 'requestFullScreen', { direction: 90 });
    expect(await live.page.getByTestId('player').boundingBox()).toEqual({
      x: 0,
      y: 0,
      ...VIEWPORT,
    });
    await live.operate('player', 'exitFullScreen');
    expect((await live.page.getByTestId('player').boundingBox())?.width).toBe(300);
    expect(await pageData(live.page)).toMatchObject({ fullScreen: { fullScreen: false } });
  });
});

test('addresses of other media, and context methods that are missing, say so', async () => {
  await live.setData({ leg: 'rtmp://push.example/live' });
  await live.untilCode('pusher', -1307);
  expect((await runtimeErrors(live.page)).join()).toContain(
    '"rtmp://push.example/live" needs a phone',
  );
  expect(await live.operate('pusher', 'playBGM')).toBe(
    'live-pusher context: playBGM() is not available in the simulator',
  );
  await live.setData({ leg: '' });
  expect(await live.operate('pusher', 'start')).toEqual({
    errMsg: 'operateLivePusher:fail no <live-pusher> on the page',
  });
});
