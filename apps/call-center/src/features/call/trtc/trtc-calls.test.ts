import { createHmac } from 'node:crypto';
import { waitFor } from '@ccc/testkit';
import type { CallId } from '@ccc/protocol';
import type { WireClient } from '@ccc/protocol/conformance';
import { dial, type Dialled } from '../../../../test/calls/in-call';
import { accept, done, goOnline, refused, waitForWords } from '../../../../test/conversation';
import { STORE_KINDS, ServicePlace } from '../../../../test/service-place';
import { DEMO } from '../../../demo/seed-demo';
import { createTrtcTickets } from '../../../media/trtc/trtc-tickets';
import { readingMs } from './reading-time';

const KEY = 'callbackkey1';
const ACCOUNT = { sdkAppId: 1_400_000_001, secretKey: '5e'.repeat(32) };
const GREETING = '您好，欢迎致电测试音频客服。';
const ASKED = '产品咨询请按1，商务合作请按2。';

describe.each(STORE_KINDS)('calls through TRTC (%s)', (kind) => {
  let place: ServicePlace;
  let laterMs: number;
  let now: () => number;

  beforeEach(async () => {
    laterMs = 0;
    now = () => Date.now() + laterMs;
    place = await ServicePlace.open(kind);
  }, 60_000);

  afterEach(() => place.close());

  const start = (callGraceMs: number, callbackKey?: string) =>
    place.start({
      trtc: createTrtcTickets(ACCOUNT, { lifeSeconds: 600, callbackKey }),
      now,
      limits: { callGraceMs, sweepMs: 50 },
    });

  async function dialled(
    flow?: string,
    user = 'caller',
  ): Promise<Dialled & { customer: WireClient }> {
    const customer = await place.customer(user);
    const begun = await dial(customer, flow);
    await done(customer, 'call.join', { call: begun.call }, begun.session);
    return { customer, ...begun };
  }

  const seenAt = async () =>
    Number(
      (await place.store.db.selectFrom('call_legs').select('seen_at').executeTakeFirst())?.seen_at,
    );

  const endOf = async (session: string) =>
    place.store.db
      .selectFrom('events')
      .select('data')
      .where('session_id', '=', session)
      .where('name', '=', 'call.ended')
      .executeTakeFirst();

  it('go on in the flow once what it says can have been read, and not before', async () => {
    await start(3_600_000);
    const { customer, session } = await dialled(DEMO.audioFlow);
    await waitForWords(customer, session, GREETING);
    laterMs += readingMs(GREETING) / 2;
    await customer.ask('ping', 'session.read', { seq: 1 }, session);
    expect(customer.events(session).filter(({ name }) => name === 'message.sent')).toHaveLength(1);
    laterMs += readingMs(GREETING);
    await waitForWords(customer, session, ASKED);
  });

  it('end when somebody is gone from the service for too long, and not before', async () => {
    const graceMs = 900;
    await start(graceMs);
    const { customer, session } = await dialled();
    const since = Date.now();
    await waitFor(async () => (await seenAt()) > since + 2 * graceMs);
    expect(await endOf(session)).toBeUndefined();
    customer.close();
    await waitFor(() => endOf(session));
    expect((await endOf(session))?.data).toMatchObject({ closeBy: 'admin', reason: 'lost' });
  });

  it('refuse a consultation, by a reason of its own', async () => {
    await start(3_600_000);
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    const { customer, session, call } = await dialled();
    await done(customer, 'call.digits', { call, digits: '1' }, session);
    await accept(agent, session);
    const to = { agent: 'wang-wu' };
    expect(await refused(agent, 'consult.start', { call, to }, session)).toBe('consult.notCarried');
  });

  describe('where TRTC tells who is in a room', () => {
    const GRACE_MS = 900;

    beforeEach(() => start(GRACE_MS, KEY));

    async function tell(event: object, key = KEY): Promise<{ status: number; body: unknown }> {
      const body = JSON.stringify(event);
      const sign = createHmac('sha256', key).update(body).digest('base64');
      const headers = { 'content-type': 'application/json', sign, sdkappid: '1400000001' };
      const url = `${place.baseUrl}/api/v1/trtc/events`;
      const response = await fetch(url, { method: 'POST', headers, body });
      return { status: response.status, body: await response.json() };
    }

    const roomEvent = (call: CallId, EventType: number, EventMsTs: number) => ({
      EventGroupId: 1,
      EventType,
      CallbackTs: EventMsTs,
      EventInfo: { RoomId: call, EventTs: 1, EventMsTs, UserId: `customer-${call}`, Reason: 1 },
    });

    it('go on as long as it says so, whatever comes in between, and end after that', async () => {
      const { customer, session, call } = await dialled();
      expect(await tell(roomEvent(call, 103, 3000))).toEqual({ status: 200, body: { code: 0 } });
      customer.close();
      // Said late, of another time.
      await tell(roomEvent(call, 104, 2000));
      // Two who never came in are missed, one after the other: the grace time is over for everybody.
      for (const user of ['absent', 'absent as well']) {
        const missed = await dialled(undefined, user);
        await waitFor(() => endOf(missed.session));
      }
      expect(await endOf(session)).toBeUndefined();
      // Another ticket for the same person.
      const again = await place.customer('caller');
      await done(again, 'call.join', { call }, session);
      await tell(roomEvent(call, 104, 4000));
      await waitFor(() => endOf(session));
      expect((await endOf(session))?.data).toMatchObject({ reason: 'lost' });
    });

    it('believe nobody else, and take what is none of theirs', async () => {
      const { call } = await dialled();
      const wrong = await tell(roomEvent(call, 103, 3000), 'another');
      expect(wrong).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
      const others = [
        {},
        { EventGroupId: 2, EventType: 201, EventInfo: {} },
        { ...roomEvent(call, 103, 1), EventInfo: { RoomId: 12, UserId: 'x', EventMsTs: 1 } },
        roomEvent('nobodys' as CallId, 103, 3000),
      ];
      for (const other of others) {
        expect(await tell(other)).toEqual({ status: 200, body: { code: 0 } });
      }
      const row = await place.store.db
        .selectFrom('call_legs')
        .select('entered_at')
        .executeTakeFirst();
      expect(row?.entered_at).toBeNull();
    });
  });
});

test('reading takes its time by the length of the text, within bounds', () => {
  expect(readingMs('您好')).toBe(1900);
  expect(readingMs('hello')).toBe(1800);
  expect(readingMs('长'.repeat(4000))).toBe(30_000);
});
