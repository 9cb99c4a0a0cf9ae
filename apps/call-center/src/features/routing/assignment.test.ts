import type { WireClient } from '@ccc/protocol/conformance';
import {
  accept,
  deskThat,
  done,
  goOnline,
  offerOf,
  openSession,
  refused,
  say,
} from '../../../test/conversation';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';

describe.each(STORE_KINDS)('assignment (%s store)', (kind) => {
  let place: ServicePlace;
  let customer: WireClient;
  let session: string;

  beforeEach(async () => {
    place = await ServicePlace.open(kind);
    await place.start({ limits: { leaseMs: 1500, leaseRenewMs: 300, sweepMs: 200 } });
    customer = await place.customer('Zhang San');
    session = await openSession(customer);
  }, 30_000);

  afterEach(() => place.close());

  async function twoAgents(): Promise<[WireClient, WireClient]> {
    const agents = [await place.agent('2222@qq.com'), await place.agent('3333@qq.com')] as const;
    for (const agent of agents) await goOnline(agent);
    return [...agents];
  }

  test('an offer that is missed goes to the next agent, and who missed it is put to rest', async () => {
    await place.setOfferTimeout(1);
    const [first, second] = await twoAgents();
    await say(customer, session, '1');
    const missed = await offerOf(first, session);
    await offerOf(second, session);
    const rest = await deskThat(first, ({ status }) => status === 'rest');
    expect(rest).toMatchObject({ reason: 'missedOffer', tasks: [] });
    expect(await refused(first, 'offer.accept', { offer: missed }, session)).toBe('offer.taken');
    await accept(second, session);
    const names = second.events(session).map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('offer.'))).toEqual([
      'offer.made',
      'offer.expired',
      'offer.made',
    ]);
    expect(customer.events(session).find(({ name }) => name === 'offer.expired')?.data).toEqual({});
  });

  test('an offer that is declined goes to the next agent, and the last one who declines ends it', async () => {
    const [first, second] = await twoAgents();
    await say(customer, session, '1');
    await done(first, 'offer.decline', { offer: await offerOf(first, session) }, session);
    await deskThat(first, ({ status }) => status === 'rest');
    await done(second, 'offer.decline', { offer: await offerOf(second, session) }, session);
    const ended = await customer.waitForEvent(session, ({ name }) => name === 'session.ended');
    expect(ended.data).toMatchObject({ reason: 'seatGiveUp' });
  });

  test('an agent who disappears loses the offer when the lease runs out', async () => {
    const [first, second] = await twoAgents();
    await say(customer, session, '1');
    await offerOf(first, session);
    await first.cut();
    await offerOf(second, session);
    await accept(second, session);
    expect(second.events(session).map(({ name }) => name)).toContain('offer.withdrawn');
    const back = await place.agent('2222@qq.com');
    expect((await deskThat(back, () => true)).status).toBe('offline');
  });

  test('an agent who reloads within the lease is as before', async () => {
    const [first] = await twoAgents();
    await done(first, 'agent.setStatus', { status: 'rest', reason: '用餐' });
    await first.cut();
    const back = await place.agent('2222@qq.com');
    expect(await deskThat(back, () => true)).toMatchObject({ status: 'rest', reason: '用餐' });
  });

  test('an agent who goes offline while it rings loses the offer at once', async () => {
    const [first, second] = await twoAgents();
    await say(customer, session, '1');
    await offerOf(first, session);
    const { result } = await done(first, 'agent.setStatus', { status: 'offline' });
    expect(result).toMatchObject({ desk: { status: 'offline', tasks: [] } });
    await offerOf(second, session);
  });

  test('with work in hand nobody goes offline, and a rest begins when it is done', async () => {
    const [first] = await twoAgents();
    await say(customer, session, '1');
    await accept(first, session);
    expect(await refused(first, 'agent.setStatus', { status: 'offline' })).toBe('agent.notFree');
    await done(first, 'agent.setStatus', { status: 'rest', reason: '培训' });
    await done(first, 'session.end', {}, session);
    await done(first, 'session.complete', {}, session);
    expect(await deskThat(first, ({ status }) => status === 'rest')).toMatchObject({
      reason: '培训',
      tasks: [],
    });
  });

  test('customers are served in the order in which they came, each agent one at a time', async () => {
    const agent = await place.agent('4444@qq.com');
    await goOnline(agent);
    const sessions = [];
    for (const name of ['A', 'B', 'C']) {
      const client = await place.customer(name);
      const own = await openSession(client);
      await say(client, own, '2');
      sessions.push(own);
    }
    for (const own of sessions) {
      await accept(agent, own);
      await done(agent, 'session.end', {}, own);
      await done(agent, 'session.complete', {}, own);
    }
    const offered = agent.frames.flatMap((frame) =>
      frame.type === 'notice' && frame.name === 'desk.changed' ? [frame.data.tasks] : [],
    );
    expect(offered.every((tasks) => tasks.length <= 1)).toBe(true);
    const order = offered.flatMap((tasks) => tasks.map((task) => task.session));
    expect([...new Set(order)]).toEqual(sessions);
  });

  test('of two who accept, one gets it', async () => {
    const [first, second] = await twoAgents();
    await say(customer, session, '1');
    const offer = await offerOf(first, session);
    expect(await refused(second, 'offer.accept', { offer }, session)).toBe('offer.taken');
    await done(first, 'offer.accept', { offer }, session);
    expect(await refused(second, 'session.watch', {}, session)).toBe('session.unknown');
    expect(await refused(second, 'message.send', words('hi'), session)).toBe('session.unknown');
  });

  test('a customer who leaves while it rings takes the offer from the desk', async () => {
    const [first] = await twoAgents();
    await say(customer, session, '1');
    await offerOf(first, session);
    const from = first.frames.length;
    await done(customer, 'session.end', {}, session);
    expect(await deskThat(first, ({ tasks }) => tasks.length === 0, from)).toMatchObject({
      status: 'free',
    });
  });
});

function words(text: string): object {
  return { content: { type: 'text', text } };
}
