import type { ServerFrame } from '@ccc/protocol';
import type { WireClient } from '@ccc/protocol/conformance';
import { LocalBus } from '../../bus/local-bus';
import { accept, done, goOnline, openSession, refused, say } from '../../../test/conversation';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';

describe.each(STORE_KINDS)('signs between the two who talk, on two nodes (%s store)', (kind) => {
  let place: ServicePlace;
  let customer: WireClient;
  let agent: WireClient;
  let session: string;

  beforeAll(async () => {
    place = await ServicePlace.open(kind);
    const bus = new LocalBus();
    await place.start({ bus });
    const { baseUrl: second } = await place.start({ bus });
    agent = await place.agent('2222@qq.com', second);
    await goOnline(agent);
    customer = await place.customer('Zhang San');
    session = await openSession(customer);
    await say(customer, session, '1');
    await accept(agent, session);
  }, 30_000);

  afterAll(() => place.close());

  test('a read mark crosses from one node to the other, and is there for who comes back', async () => {
    const { seq } = await say(agent, session, '您好');
    await done(customer, 'session.read', { seq }, session);
    const mark = { session, side: 'customer', seq };
    const told = await agent.waitFor('the mark', is('session.read'));
    expect(told).toEqual({ type: 'notice', name: 'session.read', data: mark });
    await done(customer, 'session.read', { seq: seq! - 1 }, session);
    await say(customer, session, '你好');
    const from = agent.frames.length;
    await done(agent, 'session.watch', { lastSeq: 0 }, session);
    expect(await agent.waitFor('the mark again', is('session.read'), from)).toEqual(told);
    expect(agent.frames.filter(is('session.read'))).toHaveLength(2);
    expect(customer.frames.filter(is('session.read'))).toHaveLength(0);
  });

  test('a mark beyond the log is as far as the log', async () => {
    const { seq } = await say(customer, session, '在吗');
    await done(agent, 'session.read', { seq: 2_000_000_000 }, session);
    const told = await customer.waitFor('the mark', is('session.read'));
    expect(told).toMatchObject({ data: { side: 'agent', seq } });
  });

  test('typing crosses as well, to the other side only', async () => {
    await done(agent, 'session.typing', {}, session);
    const told = await customer.waitFor('the sign', is('session.typing'));
    expect(told).toMatchObject({ data: { session, side: 'agent' } });
    expect(agent.frames.filter(is('session.typing'))).toHaveLength(0);
  });

  test('who does not talk in it says nothing in it', async () => {
    const admin = await place.agent('admin@example.com');
    await done(admin, 'session.watch', { lastSeq: 0 }, session);
    expect(await refused(admin, 'session.read', { seq: 1 }, session)).toBe('session.unknown');
    expect(await refused(admin, 'session.typing', {}, session)).toBe('session.notActive');
    const stranger = await place.customer('Li Si');
    const own = await openSession(stranger);
    expect(await refused(stranger, 'session.read', { seq: 1 }, session)).toBe('session.unknown');
    expect(await refused(stranger, 'session.typing', {}, own)).toBe('session.notActive');
  });
});

function is(name: string) {
  return (frame: ServerFrame): boolean => frame.type === 'notice' && frame.name === name;
}
