import { TRTC_TICKET } from '@ccc/testkit';
import { asId, type CallId } from '@ccc/protocol';
import { FakeTrack, createCallHost } from '../../../../../test/fake-media';
import { createFakeTrtc } from '../../../../../test/fake-trtc';
import type { LegQuality } from '../../../../call/leg-port';
import { createBrowserLegs } from '../index';
import { describeMediaLeg } from '../media-leg.contract';

const WAY = {
  kind: 'trtc',
  ticket: TRTC_TICKET,
  sdkUrl: 'https://service.example/vendor/trtc-sdk-v5/trtc.js',
} as const;
const THEM = TRTC_TICKET.otherUserId;

const pictureOf = (userId: string) => new FakeTrack('video', userId);

describeMediaLeg('a room of TRTC', ({ host }) => {
  const { sdk, rooms } = createFakeTrtc(pictureOf);
  host.TRTC = sdk;
  return {
    way: WAY,
    connect: () => undefined,
    break: () => rooms.at(-1)?.tell('error', new Error('the network is gone')),
    sent: (kind) => rooms.at(-1)?.[kind],
    hasLeft: () => rooms.at(-1)?.life === 'destroyed',
  };
});

describe('a room of TRTC', () => {
  async function entered({ isApart = false, isAbsent = false } = {}) {
    const fakes = createCallHost();
    const { sdk, rooms, problem } = createFakeTrtc(pictureOf);
    fakes.host.TRTC = sdk;
    if (isAbsent) problem.why = new Error('5500');
    const legs = createBrowserLegs(fakes.host);
    const told: string[] = [];
    const qualities: LegQuality[] = [];
    const leg = legs.open(
      { call: asId<CallId>('call-1'), way: WAY, isMuted: false, isApart, isCameraOn: true },
      {
        onConnected: () => told.push('connected'),
        onLost: ({ code }) => told.push(`lost ${code}`),
        onNoCamera: () => told.push('no camera'),
        onQuality: (quality) => qualities.push(quality),
      },
    );
    const settle = () => new Promise((resolve) => setImmediate(resolve));
    await settle();
    const shown = () => legs.streams[0]?.remote.getTracks() ?? [];
    return { leg, told, qualities, room: rooms[0]!, settle, shown };
  }

  it('is entered with the ticket, and nobody is heard there by default', async () => {
    const { room, told } = await entered();
    const { sdkAppId, userId, userSig, privateMapKey, strRoomId } = TRTC_TICKET;
    const own = { sdkAppId, userId, userSig, privateMapKey, strRoomId };
    expect(room.entered).toMatchObject({ ...own, scene: 'rtc', autoReceiveAudio: false });
    expect(told).toEqual(['connected']);
  });

  it('lets the one of the ticket be heard and seen, and nobody else', async () => {
    const { room, settle, shown } = await entered();
    for (const userId of [THEM, 'agent-of-another']) {
      room.tell('remote-audio-available', { userId });
      room.tell('remote-video-available', { userId, streamType: 'main' });
    }
    await settle();
    expect([...room.heard]).toEqual([THEM]);
    expect(shown()).toMatchObject([{ kind: 'video', from: THEM }]);
    room.tell('remote-video-unavailable', { userId: THEM, streamType: 'main' });
    await settle();
    expect(shown()).toEqual([]);
  });

  it('keeps the two apart on hold, and brings them together after it', async () => {
    const { leg, room, settle, shown } = await entered();
    room.tell('remote-audio-available', { userId: THEM });
    room.tell('remote-video-available', { userId: THEM, streamType: 'main' });
    leg.part(true);
    await settle();
    expect(room).toMatchObject({ isMuted: true, video: null });
    expect([room.heard.size, room.seen.size, shown().length]).toEqual([0, 0, 0]);
    leg.part(false);
    await settle();
    expect(room.isMuted).toBe(false);
    expect(room.video).not.toBeNull();
    expect([room.heard.size, room.seen.size, shown().length]).toEqual([1, 1, 1]);
  });

  it('begins apart in a call that is held', async () => {
    const { room, settle } = await entered({ isApart: true });
    room.tell('remote-audio-available', { userId: THEM });
    await settle();
    expect(room).toMatchObject({ isMuted: true, video: null });
    expect(room.heard.size).toBe(0);
  });

  it('is lost when it cannot be entered, when another has the seat, and never twice', async () => {
    expect((await entered({ isAbsent: true })).told).toEqual(['lost connection.lost']);
    const { room, told } = await entered();
    room.tell('kicked-out', { reason: 'kick' });
    room.tell('error', new Error('late'));
    expect(told).toEqual(['connected', 'lost media.legGone']);
  });

  it('tells what TRTC says of the connection', async () => {
    const { room, qualities } = await entered();
    room.tell('network-quality', { uplinkLoss: 1, downlinkLoss: 7, uplinkRTT: 40 });
    expect(qualities).toEqual([{ lossPercent: 7, jitterMs: undefined, roundTripMs: 40 }]);
  });
});
