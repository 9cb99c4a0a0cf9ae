import { asId, type CallId, type CallMedia, type CccError } from '@ccc/protocol';
import { createCallHost, type FakePeer } from '../../../../test/fake-media';
import type { LegQuality } from '../../../call/leg-port';
import { createBrowserLegs } from './index';

const URL = 'https://service.example/api/v1/media/legs/leg-1';
const WAY = { kind: 'webrtc', url: URL, iceServers: [] } as const;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Lets what is under way come to its end, and so much time pass. */
const pass = (durationMs = 0) => jest.advanceTimersByTimeAsync(durationMs);

function setUp() {
  const fakes = createCallHost();
  const legs = createBrowserLegs(fakes.host);
  const told: string[] = [];
  const qualities: LegQuality[] = [];
  const open = async (sends: CallMedia = 'audio', isMuted = false) => {
    const isCameraOn = sends === 'video';
    const leg = legs.open(
      { call: asId<CallId>('call-1'), way: WAY, isMuted, isApart: false, isCameraOn },
      {
        onConnected: () => told.push('connected'),
        onLost: (error: CccError) => told.push(`lost ${error.code}`),
        onNoCamera: () => told.push('no camera'),
        onQuality: (quality) => qualities.push(quality),
      },
    );
    await pass();
    return leg;
  };
  const peer = (): FakePeer => fakes.peers.at(-1)!;
  return { ...fakes, legs, told, qualities, open, peer };
}

describe('a leg in the browser', () => {
  it('sends its whole offer, takes the answer, and tells when it is connected', async () => {
    const { open, asked, peer, told, legs } = setUp();
    await open();
    expect(asked).toEqual([{ method: 'POST', url: URL, body: 'offer of 2' }]);
    expect(peer().remoteDescription).toEqual({ type: 'answer', sdp: 'answer' });
    expect(told).toEqual([]);
    peer().go('connected');
    expect(told).toEqual(['connected']);
    expect(legs.streams).toMatchObject([{ call: 'call-1', problem: undefined }]);
    expect(legs.streams[0]?.remote.getTracks()).toHaveLength(2);
  });

  it('waits no longer than two seconds for its addresses', async () => {
    const { open, asked, host } = setUp();
    const before = host.RTCPeerConnection!;
    class Slow extends before {
      override async setLocalDescription(offer: RTCLocalSessionDescriptionInit): Promise<void> {
        await super.setLocalDescription(offer);
        Object.assign(this, { iceGatheringState: 'gathering' });
      }
    }
    host.RTCPeerConnection = Slow;
    await open();
    expect(asked).toEqual([]);
    await pass(2000);
    expect(asked).toHaveLength(1);
  });

  it('lets everything go at the end: microphone, connection, and the leg at the service', async () => {
    const { open, asked, peer, tracks, legs } = setUp();
    const leg = await open('video');
    peer().go('connected');
    leg.close();
    leg.close();
    expect(tracks.map(({ kind, readyState }) => [kind, readyState])).toEqual([
      ['audio', 'ended'],
      ['video', 'ended'],
    ]);
    expect(peer().connectionState).toBe('closed');
    expect(asked.map(({ method }) => method)).toEqual(['POST', 'DELETE']);
    expect(legs.streams).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('lets the microphone go that comes after the end', async () => {
    const { legs, tracks, asked } = setUp();
    const nothing = () => undefined;
    const handlers = {
      onConnected: nothing,
      onLost: nothing,
      onNoCamera: nothing,
      onQuality: nothing,
    };
    const request = { call: asId<CallId>('c'), way: WAY, isMuted: false, isApart: false };
    legs.open({ ...request, isCameraOn: false }, handlers).close();
    await pass();
    expect(tracks).toMatchObject([{ readyState: 'ended' }]);
    expect(asked).toEqual([]);
  });

  it.each([
    ['media.legGone', { status: 404, body: '{"code":"media.legGone"}' }],
    ['request.failed', { status: 502, body: '<html>' }],
  ])('is lost with %s', async (code, answer) => {
    const { open, told, service, tracks } = setUp();
    service.answer = () => answer;
    await open();
    expect(told).toEqual([`lost ${code}`]);
    expect(tracks[0]?.readyState).toBe('ended');
  });

  it('is lost when the service is out of reach', async () => {
    const { open, told, service } = setUp();
    service.answer = () => Promise.reject(new Error('unreachable'));
    await open();
    expect(told).toEqual(['lost connection.lost']);
  });

  it('a short interruption heals, a long one is a loss', async () => {
    const { open, told, peer } = setUp();
    await open();
    peer().go('connected');
    peer().go('disconnected');
    await pass(4000);
    peer().go('connected');
    await pass(10_000);
    expect(told).toEqual(['connected']);
    peer().go('disconnected');
    await pass(5000);
    expect(told).toEqual(['connected', 'lost connection.lost']);
  });

  it('is lost as soon as the browser gives up', async () => {
    const { open, told, peer } = setUp();
    await open();
    peer().go('failed');
    expect(told).toEqual(['lost connection.lost']);
  });

  it('says nothing more in the call while muted, with whatever microphone', async () => {
    const { open, tracks, legs } = setUp();
    const leg = await open('audio', true);
    expect(tracks[0]?.enabled).toBe(false);
    leg.mute(false);
    expect(tracks[0]?.enabled).toBe(true);
    leg.mute(true);
    await legs.choose({ microphone: 'headset', camera: '' });
    expect(tracks[1]).toMatchObject({ from: 'headset', enabled: false });
  });

  it('measures loss, jitter and round trip every two seconds', async () => {
    const { open, peer, qualities } = setUp();
    await open();
    peer().go('connected');
    const inbound = { type: 'inbound-rtp', kind: 'audio', jitter: 0.012 };
    const pair = { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.04 };
    peer().stats = [{ ...inbound, packetsReceived: 100, packetsLost: 0 }, pair];
    await pass(2000);
    peer().stats = [
      { ...inbound, packetsReceived: 190, packetsLost: 10 },
      { type: 'remote-inbound-rtp', fractionLost: 0.05 },
    ];
    await pass(2000);
    expect(qualities).toEqual([
      { lossPercent: 0, jitterMs: 12, roundTripMs: 40 },
      { lossPercent: 10, jitterMs: 12, roundTripMs: undefined },
    ]);
  });
});

describe('microphone and camera', () => {
  it.each([
    ['NotAllowedError', 'media.microphoneDenied'],
    ['NotFoundError', 'media.microphoneMissing'],
    ['NotReadableError', 'media.microphoneBusy'],
  ])('%s is said as %s; the other side is heard all the same', async (name, code) => {
    const { open, legs, refused, peer, told } = setUp();
    refused.audio = name;
    await expect(legs.prepare('audio')).rejects.toMatchObject({ code });
    await open();
    expect(peer().sent).toMatchObject([{ from: 'silence' }, null]);
    expect(legs.streams[0]?.problem).toBe(code);
    peer().go('connected');
    expect(told).toEqual(['connected']);
  });

  it('a page without https is told so', async () => {
    const { host, legs } = setUp();
    host.navigator = {};
    await expect(legs.prepare('audio')).rejects.toMatchObject({ code: 'media.insecure' });
  });

  it('what was asked for before the call is used in it, and let go when none comes', async () => {
    const { open, legs, tracks } = setUp();
    await legs.prepare('audio');
    await open();
    expect(tracks).toHaveLength(1);
    await legs.prepare('audio');
    await pass(30_000);
    expect(tracks.map(({ readyState }) => readyState)).toEqual(['live', 'ended']);
  });

  it('is tried out without a call, and let go', async () => {
    const { legs, tracks, refused } = setUp();
    const tried = await legs.listen();
    expect(tried.stream.getTracks()).toEqual(tracks);
    tried.stop();
    expect(tracks).toMatchObject([{ readyState: 'ended' }]);
    refused.audio = 'NotAllowedError';
    await expect(legs.listen()).rejects.toMatchObject({ code: 'media.microphoneDenied' });
  });

  it('what no call came of is let go', async () => {
    const { legs, tracks } = setUp();
    await legs.prepare('audio');
    legs.release();
    legs.release();
    expect(tracks).toMatchObject([{ readyState: 'ended' }]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('another one is heard in the call that goes on; the first is let go', async () => {
    const { open, legs, tracks, peer } = setUp();
    await open();
    await legs.choose({ microphone: 'headset', camera: '' });
    expect(peer().sent).toEqual([tracks[1], null]);
    expect(tracks[0]?.readyState).toBe('ended');
    expect(legs.streams[0]?.local.getTracks()).toEqual([tracks[1]]);
  });

  it('one that is unplugged is replaced by what there is', async () => {
    const { open, legs, tracks, peer, refused } = setUp();
    await open();
    tracks[0]?.unplug();
    await pass();
    expect(peer().sent).toEqual([tracks[1], null]);
    refused.audio = 'NotFoundError';
    tracks[1]?.unplug();
    await pass();
    expect(peer().sent).toMatchObject([{ from: 'silence' }, null]);
    expect(legs.streams[0]?.problem).toBe('media.microphoneMissing');
  });

  it('a chosen one that is away gives way to the system’s', async () => {
    const { open, legs, refused, tracks, host } = setUp();
    const { mediaDevices } = host.navigator;
    const ask = mediaDevices!.getUserMedia;
    mediaDevices!.getUserMedia = (constraints) => {
      const { audio } = constraints ?? {};
      refused.audio =
        typeof audio === 'object' && audio.deviceId ? 'OverconstrainedError' : undefined!;
      return ask(constraints);
    };
    await legs.choose({ microphone: 'gone', camera: '' });
    await open();
    expect(tracks).toMatchObject([{ from: 'default' }]);
  });

  it('a video call without a camera goes on with sound, which is told', async () => {
    const { open, legs, refused, peer, told } = setUp();
    refused.video = 'NotFoundError';
    await open('video');
    expect(peer().sent).toMatchObject([{ kind: 'audio' }, null]);
    expect(legs.streams[0]?.problem).toBe('media.noCamera');
    expect(told).toEqual(['no camera']);
  });

  it('a video call without a microphone goes on with the picture', async () => {
    const { open, legs, refused, peer, told } = setUp();
    refused.audio = 'NotFoundError';
    await open('video');
    expect(peer().sent).toMatchObject([{ from: 'silence' }, { kind: 'video' }]);
    expect(legs.streams[0]?.problem).toBe('media.microphoneMissing');
    expect(told).toEqual([]);
  });

  it('a camera that is switched off is let go, and taken again', async () => {
    const { open, legs, tracks, peer } = setUp();
    const leg = await open('video');
    expect(await leg.showCamera(false)).toBe(false);
    expect(tracks).toMatchObject([{ readyState: 'live' }, { kind: 'video', readyState: 'ended' }]);
    expect(peer().sent).toEqual([tracks[0], null]);
    expect(legs.streams[0]?.local.getTracks()).toEqual([tracks[0]]);
    await legs.choose({ microphone: 'headset', camera: '' });
    expect(peer().sent).toEqual([tracks[2], null]);
    expect(await leg.showCamera(true)).toBe(true);
    expect(peer().sent).toEqual([tracks[2], tracks[3]]);
    expect(legs.streams[0]?.local.getTracks()).toEqual([tracks[2], tracks[3]]);
  });

  it('a call that begins by voice can show a picture later, over the same connection', async () => {
    const { open, tracks, peer, peers, told } = setUp();
    const leg = await open();
    expect(peer().sent).toEqual([tracks[0], null]);
    await leg.showCamera(true);
    expect(peer().sent).toMatchObject([{ kind: 'audio' }, { kind: 'video', readyState: 'live' }]);
    expect(told).toEqual([]);
    expect(peers).toHaveLength(1);
  });

  it('what was asked for with a camera gives a call of voices its microphone', async () => {
    const { open, legs, tracks, peer } = setUp();
    await legs.prepare('video');
    await open();
    expect(peer().sent).toEqual([tracks[0], null]);
    expect(tracks).toMatchObject([{ readyState: 'live' }, { kind: 'video', readyState: 'ended' }]);
  });

  it('the camera is tried out without a call, the chosen one or what there is, and let go', async () => {
    const { legs, tracks, refused, host } = setUp();
    await legs.choose({ microphone: '', camera: 'webcam' });
    const tried = await legs.watch();
    expect(tracks).toMatchObject([{ kind: 'video', from: 'webcam' }]);
    tried.stop();
    expect(tracks[0]?.readyState).toBe('ended');
    const ask = host.navigator.mediaDevices!.getUserMedia;
    host.navigator.mediaDevices!.getUserMedia = (constraints) => {
      const { video } = constraints ?? {};
      const isAway = typeof video === 'object' && video.deviceId !== undefined;
      return isAway ? Promise.reject(new Error('OverconstrainedError')) : ask(constraints);
    };
    await legs.watch();
    expect(tracks[1]).toMatchObject({ kind: 'video', from: 'default' });
    refused.video = 'NotAllowedError';
    await expect(legs.watch()).rejects.toMatchObject({ code: 'media.noCamera' });
  });

  it('a camera that is unplugged gives way to what there is', async () => {
    const { open, tracks, peer, told } = setUp();
    await open('video');
    tracks[1]?.unplug();
    await pass();
    expect(peer().sent).toEqual([tracks[0], tracks[2]]);
    expect(tracks[2]).toMatchObject({ kind: 'video', readyState: 'live' });
    expect(told).toEqual([]);
  });

  it('a camera that comes when it is not wanted any more is let go', async () => {
    const { open, tracks, peer } = setUp();
    const leg = await open();
    const showing = leg.showCamera(true);
    await leg.showCamera(false);
    expect(await showing).toBe(false);
    expect(tracks[1]).toMatchObject({ kind: 'video', readyState: 'ended' });
    expect(peer().sent).toEqual([tracks[0], null]);
  });

  it('a camera that is unplugged, or is not to be had again, is told', async () => {
    const { open, legs, tracks, peer, refused, told } = setUp();
    const leg = await open('video');
    refused.video = 'NotFoundError';
    tracks[1]?.unplug();
    await pass();
    expect(peer().sent).toEqual([tracks[0], null]);
    expect([told, legs.streams[0]?.problem]).toEqual([['no camera'], 'media.noCamera']);
    expect(await leg.showCamera(true)).toBe(false);
    expect([told, legs.streams[0]?.problem]).toEqual([
      ['no camera', 'no camera'],
      'media.noCamera',
    ]);
  });
});
