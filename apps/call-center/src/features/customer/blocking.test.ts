import type { WireClient } from '@ccc/protocol/conformance';
import { DEMO } from '../../demo/seed-demo';
import { accept, goOnline, openSession, refused, say } from '../../../test/conversation';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';

describe.each(STORE_KINDS)('blocking a customer (%s store)', (kind) => {
  let place: ServicePlace;
  let client: WireClient;
  let session: string;
  let customer: string;

  beforeEach(async () => {
    place = await ServicePlace.open(kind);
    await place.start();
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    client = await place.customer('Zhang San');
    const me = await place.get('/api/v1/me', await place.customerToken('Zhang San'));
    customer = String(me.body.id);
    session = await openSession(client);
    await say(client, session, '1');
    await accept(agent, session);
  }, 30_000);

  afterEach(() => place.close());

  const path = () => `/api/v1/customers/${customer}/block`;
  const block = async (email: string) =>
    place.post(path(), { reason: '辱骂客服' }, await place.agentToken(email));
  const lift = async (email: string) =>
    (await place.delete(path(), await place.agentToken(email))).body.code;

  test('ends the conversation for the agent, and refuses what the customer then tries', async () => {
    const { status, body } = await block('2222@qq.com');
    expect(status).toBe(200);
    expect(body).toMatchObject({ reason: '辱骂客服', by: { id: 'li-si', nickname: '阿狸' } });
    const ended = await client.waitForEvent(session, ({ name }) => name === 'session.ended');
    expect(ended.data).toMatchObject({ closeBy: 'seat', reason: 'ok' });
    expect(
      await refused(client, 'message.send', { content: { type: 'text', text: '?' } }, session),
    ).toBe('customer.blocked');
    expect(await refused(client, 'session.open', { flow: DEMO.flow })).toBe('customer.blocked');
    const other = await place.customer('Li Si');
    expect(await openSession(other)).toEqual(expect.any(String));
  });

  test('blocked twice is blocked once, by the first', async () => {
    const first = await block('2222@qq.com');
    expect((await block('admin@example.com')).body).toEqual(first.body);
  });

  test('is lifted by who made it or an administrator; then all is as before', async () => {
    await block('admin@example.com');
    expect(await lift('2222@qq.com')).toBe('auth.forbidden');
    expect(await lift('4444@qq.com')).toBe('customer.unknown');
    expect(await lift('admin@example.com')).toBeUndefined();
    expect(await lift('admin@example.com')).toBeUndefined();
    expect(await openSession(client)).not.toBe(session);
    // Who did what stays on record.
    const rows = await place.store.db.selectFrom('customer_blocks').selectAll().execute();
    expect(rows).toMatchObject([{ agent_id: 'admin', lifted_by: 'admin' }]);
  });

  test('is for agents who know the customer, and needs a reason', async () => {
    expect((await block('4444@qq.com')).body.code).toBe('customer.unknown');
    const own = await place.customerToken('Zhang San');
    expect((await place.post(path(), { reason: 'x' }, own)).body.code).toBe('auth.forbidden');
    const agent = await place.agentToken('2222@qq.com');
    expect((await place.post(path(), { reason: ' ' }, agent)).body.code).toBe('request.malformed');
  });

  test("an agent does not break into a colleague's conversation, an administrator may", async () => {
    await place.store.db
      .updateTable('sessions')
      .set({ id: 'past', agent_id: 'wang-wu', stage: 'completed' })
      .where('id', '=', session)
      .execute();
    const live = await openSession(client);
    await say(client, live, '1');
    await place.store.db
      .updateTable('agents')
      .set({ status: 'free' })
      .where('id', '=', 'li-si')
      .execute();
    await accept(await place.agent('2222@qq.com'), live);
    expect((await block('3333@qq.com')).body.code).toBe('auth.forbidden');
    expect((await block('admin@example.com')).status).toBe(200);
    const ended = await client.waitForEvent(live, ({ name }) => name === 'session.ended');
    expect(ended.data).toMatchObject({ closeBy: 'admin' });
  });
});
