import { CALL_LIMITS } from '@ccc/protocol';
import { dial, joinCall, offerAt } from '../../../test/calls/in-call';
import { accept, done, goOnline, refused } from '../../../test/conversation';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';
import { SilentMedia } from '../../../test/silent-media';

describe.each(STORE_KINDS)('a ticket that opens no call (%s) says why', (kind) => {
  let place: ServicePlace;
  /** How much later it is at the service. */
  let laterMs = 0;

  beforeEach(async () => {
    laterMs = 0;
    place = await ServicePlace.open(kind);
    const now = () => Date.now() + laterMs;
    // Nobody sends anything here: a call must not be over for that.
    const limits = { callGraceMs: 3_600_000 };
    await place.start({ media: new SilentMedia(), now, limits });
  }, 60_000);

  afterEach(() => place.close());

  async function dialled() {
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    const customer = await place.customer('caller');
    return { agent, customer, ...(await dial(customer)) };
  }

  /** Undefined: it opens the call. */
  async function refusalOf(leg: string): Promise<string | undefined> {
    const response = await offerAt(place.baseUrl, leg, 'v=0\r\n');
    if (response.status === 201) return undefined;
    return ((await response.json()) as { code: string }).code;
  }

  it('it was never given', async () => {
    expect(await refusalOf('x'.repeat(43))).toBe('media.ticketUnknown');
  });

  it('it was not used in time; one that was used stays good', async () => {
    const { customer, session, call } = await dialled();
    const late = await joinCall(customer, session, call);
    laterMs = CALL_LIMITS.graceMs + 1000;
    expect(await refusalOf(late.leg)).toBe('media.ticketExpired');
    const used = await joinCall(customer, session, call);
    expect(await refusalOf(used.leg)).toBeUndefined();
    laterMs += CALL_LIMITS.graceMs + 1000;
    expect(await refusalOf(used.leg)).toBeUndefined();
  });

  it('a newer one of the same side is there', async () => {
    const { customer, session, call } = await dialled();
    const [older, newer] = [
      await joinCall(customer, session, call),
      await joinCall(customer, session, call),
    ];
    expect(await refusalOf(older.leg)).toBe('media.legGone');
    expect(await refusalOf(newer.leg)).toBeUndefined();
  });

  it('the call is over, also to whoever asks for one', async () => {
    const { customer, session, call } = await dialled();
    const { leg } = await joinCall(customer, session, call);
    await done(customer, 'call.end', { call }, session);
    expect(await refusalOf(leg)).toBe('media.callOver');
    expect(await refused(customer, 'call.join', { call }, session)).toBe('media.callOver');
    expect(await refused(customer, 'call.join', { call: 'no-such-call' }, session)).toBe(
      'call.unknown',
    );
  });

  it('the call was given away, from the moment on that it is', async () => {
    const { agent, customer, session, call } = await dialled();
    const colleague = await place.agent('3333@qq.com');
    await goOnline(colleague);
    await done(customer, 'call.digits', { call, digits: '1' }, session);
    await accept(agent, session);
    const { leg } = await joinCall(agent, session, call);
    expect(await refusalOf(leg)).toBeUndefined();
    await done(agent, 'session.transfer', { to: { agent: 'wang-wu' } }, session);
    expect(await refusalOf(leg)).toBe('media.notParticipant');
    expect(await refused(agent, 'call.join', { call }, session)).toBe('media.notParticipant');
  });
});
