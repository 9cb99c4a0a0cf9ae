import { TRTC_SECRET_KEY, TRTC_TICKET, readTrtcSig } from '@ccc/testkit';
import type { CallView, ChatCallState, MediaTicket } from '@ccc/core';
import { callScreenOf } from './call-screen';

const call: CallView = {
  id: 'c-1' as never,
  media: 'audio',
  by: 'agent',
  state: 'connected',
  startedAt: 1000,
  answeredAt: 4000,
  isHeld: true,
  cameras: { customer: false, agent: false },
  isRecorded: true,
  isGreeting: false,
  digits: '',
};
const ticket = { kind: 'webrtc', leg: 'leg-1', iceServers: [], expiresAt: 0 } as MediaTicket;
const at = { serverUrl: 'https://service.example/base/', clockOffsetMs: 500 };

test.each<[ChatCallState, string | undefined]>([
  [{ name: 'none' }, undefined],
  [{ name: 'leaving' }, undefined],
  [{ name: 'asking', media: 'audio' }, 'calling'],
  [{ name: 'calling', call }, 'calling'],
  [{ name: 'ringing', call }, 'ringing'],
  [{ name: 'answering', call }, 'connecting'],
  [{ name: 'connected', call }, 'connecting'],
])('%j is shown as %s, without any sound', (state, phase) => {
  const screen = callScreenOf(state, at);
  expect(screen?.phase).toBe(phase);
  expect([screen?.pushUrl ?? '', screen?.playUrl ?? '']).toEqual(['', '']);
});

test('with its ticket it is heard, and counted on the clock of this phone', () => {
  const push = 'ccc+https://service.example/base/api/v1/media/legs/leg-1';
  expect(callScreenOf({ name: 'connected', call, ticket }, at)).toEqual({
    phase: 'connected',
    isVideo: false,
    isSeen: false,
    isCameraOn: false,
    isAgentSeen: false,
    sinceMs: 4500,
    isHeld: true,
    isApart: false,
    isRecorded: true,
    pushUrl: push,
    playUrl: `${push}?play`,
  });
});

test.each([false, true])(
  'in a room of TRTC the phone itself keeps apart who is held: %s',
  (isHeld) => {
    const screen = callScreenOf(
      { name: 'connected', call: { ...call, isHeld }, ticket: TRTC_TICKET },
      at,
    );
    expect(screen?.isApart).toBe(isHeld);
    const { searchParams } = new URL(screen?.pushUrl ?? '');
    expect(readTrtcSig(TRTC_SECRET_KEY, searchParams.get('usersig') ?? '').userId).toBe(
      searchParams.get('userid'),
    );
  },
);

test.each(['calling', 'ringing', 'answering', 'connected'] as const)(
  'that a call is recorded is said while it is %s',
  (name) => {
    expect(callScreenOf({ name, call }, at)?.isRecorded).toBe(true);
    const unkept = { ...call, isRecorded: false };
    expect(callScreenOf({ name, call: unkept }, at)?.isRecorded).toBe(false);
  },
);

test.each<[ChatCallState]>([
  [{ name: 'ringing', call: { ...call, media: 'video' } }],
  [{ name: 'answering', call: { ...call, media: 'video' } }],
])('%j is told as a video call, and nobody is seen yet', (state) => {
  expect(callScreenOf(state, at)).toMatchObject({ isVideo: true, isSeen: false });
});

test('who calls by video sees themselves, and nobody else, unless their camera is off', () => {
  const seen = { isVideo: true, isSeen: true, isCameraOn: true, isAgentSeen: false, pushUrl: '' };
  const cameras = { customer: true, agent: true };
  const video = { ...call, media: 'video', by: 'customer', cameras } as const;
  expect(callScreenOf({ name: 'asking', media: 'video' }, at)).toMatchObject(seen);
  expect(callScreenOf({ name: 'calling', call: video }, at)).toMatchObject(seen);
  expect(callScreenOf({ name: 'connected', call: video }, at)).toMatchObject(seen);
  const off = { ...video, cameras: { customer: false, agent: true } };
  expect(callScreenOf({ name: 'calling', call: off }, at)).toMatchObject({
    isSeen: false,
    isCameraOn: false,
  });
});

test.each([
  [{ customer: true, agent: true }, false, { isSeen: true, isCameraOn: true, isAgentSeen: true }],
  [{ customer: true, agent: true }, true, { isSeen: true, isCameraOn: true, isAgentSeen: false }],
  [{ customer: false, agent: true }, false, { isSeen: true, isCameraOn: false, isAgentSeen: true }],
  [
    { customer: false, agent: false },
    false,
    { isSeen: false, isCameraOn: false, isAgentSeen: false },
  ],
])('of the cameras %j, on hold: %s, is seen %j', (cameras, isHeld, seen) => {
  const video = { ...call, media: 'video', cameras, isHeld } as const;
  const screen = callScreenOf({ name: 'connected', call: video, ticket }, at);
  expect(screen).toMatchObject({ isVideo: true, ...seen });
});
