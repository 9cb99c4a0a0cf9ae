import { readTrtcSig } from '@ccc/testkit';
import type { CallId, TrtcTicket } from '@ccc/protocol';
import type { WireClient } from '@ccc/protocol/conformance';
import { dial } from '../../../../test/calls/in-call';
import { accept, done, goOnline, openSession, say } from '../../../../test/conversation';
import { ServicePlace } from '../../../../test/service-place';
import { findTrtcSdk, openTrtc } from '../../../media/trtc/open-trtc';

const SECRET = '5e'.repeat(32);
const settings = {
  trtcSdkAppId: 1_400_000_001,
  trtcSecretKey: SECRET,
  trtcTicketSeconds: 900,
  trtcCallbackKey: undefined,
  callRecording: 'off',
} as const;

describe('tickets into rooms of TRTC', () => {
  let place: ServicePlace;

  beforeEach(async () => {
    place = await ServicePlace.open();
    await place.start({ trtc: openTrtc(settings) });
  }, 60_000);

  afterEach(() => place.close());

  async function join(client: WireClient, session: string, call: CallId): Promise<TrtcTicket> {
    const { result } = await done(client, 'call.join', { call }, session);
    return (result as { ticket: TrtcTicket }).ticket;
  }

  /** What TRTC would find in it. */
  const opened = ({ userSig, privateMapKey }: TrtcTicket) => ({
    user: readTrtcSig(SECRET, userSig),
    rights: readTrtcSig(SECRET, privateMapKey).rights,
  });

  it('are good for one room, each for one seat, and no longer than is set', async () => {
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    const customer = await place.customer('writer');
    const session = await openSession(customer);
    await say(customer, session, '1');
    await accept(agent, session);
    const { result } = await done(agent, 'call.start', { media: 'video' }, session);
    const { call } = result as { call: CallId };
    await done(customer, 'call.answer', { call }, session);
    const [phone, desk] = [await join(customer, session, call), await join(agent, session, call)];
    expect(phone).toMatchObject({ kind: 'trtc', sdkAppId: 1_400_000_001, strRoomId: call });
    expect(desk).toMatchObject({ strRoomId: call, userId: phone.otherUserId });
    expect(desk.otherUserId).toBe(phone.userId);
    for (const ticket of [phone, desk]) {
      const { userId, sdkAppId } = ticket;
      const { user, rights } = opened(ticket);
      expect(userId).toMatch(/^[A-Za-z0-9_-]{1,32}$/);
      expect(user).toMatchObject({ userId, sdkAppId, lifeSeconds: 900 });
      expect(rights).toMatchObject({ userId, sdkAppId, strRoomId: call, privileges: 63 });
      expect(rights?.expiresAt).toBe(Math.floor(ticket.expiresAt / 1000));
    }
  });

  it('of a voice call stand when it comes to have pictures', async () => {
    const customer = await place.customer('caller');
    const { session, call } = await dial(customer);
    expect(opened(await join(customer, session, call)).rights?.privileges).toBe(63);
  });
});

describe('the settings of TRTC', () => {
  test.each([
    ['trtcSdkAppId', { trtcSdkAppId: undefined }],
    ['trtcSecretKey', { trtcSecretKey: undefined }],
    ['callRecording', { callRecording: 'perSide' as const }],
  ])('are refused by the name of %s', (name, wrong) => {
    expect(() => openTrtc({ ...settings, ...wrong })).toThrow(
      expect.objectContaining({
        code: 'config.invalid',
        params: { name, problem: expect.stringContaining('media=trtc') },
      }),
    );
  });

  test('name the SDK of the desk when it is not installed, and how to have it', () => {
    const find = () => {
      throw new Error('nowhere');
    };
    expect(() => findTrtcSdk(find)).toThrow(
      expect.objectContaining({
        code: 'config.invalid',
        params: { name: 'media', problem: expect.stringContaining('trtc-sdk-v5') },
      }),
    );
    expect(findTrtcSdk(() => '/modules/trtc-sdk-v5/package.json')).toBe('/modules/trtc-sdk-v5');
  });
});
