import { startBench } from './bench';
import type { Bench } from './bench';
import { LivePage } from './live-page';
import { startWhipPeer } from './whip-peer';
import type { WhipPeer } from './whip-peer';

jest.setTimeout(60_000);

let bench: Bench;
let peer: WhipPeer;

beforeAll(async () => {
  [bench, peer] = await Promise.all([
    startBench({ requiredBackgroundModes: ['audio'] }),
    startWhipPeer(),
  ]);
});

afterAll(() => Promise.all([bench.close(), peer.close()]));

test('with background audio a call goes on behind, without the camera, and the app sleeps when it ends', async () => {
  const live = await LivePage.open(bench, peer);
  await live.start({ camera: true });
  await live.untilTalking();
  await live.page.evaluate(() => window.__simulator?.background({ suspendAfterMs: 50 }));
  await live.until(async () => (await live.openDevices()).join() === 'audio');
  expect(await live.isSounding()).toBe(true);
  // Told by the app's own code, long after it would have been suspended.
  await live.setData({ pusherNet: 'none yet' });
  await live.untilData('pusherNet');
  await live.untilHeardMore();
  expect(await live.page.evaluate(() => window.__simulator?.state)).toBe('background');
  expect((await live.summary())?.state).toBe('connected');
  await live.operate('pusher', 'stop');
  await live.untilHungUp();
  await live.page.waitForFunction(() => window.__simulator?.state === 'suspended');
  expect(await live.openDevices()).toEqual([]);
});
