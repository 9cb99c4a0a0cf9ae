import type { CustomerProfile, SessionListResponse } from '@ccc/protocol';
import type { WireClient } from '@ccc/protocol/conformance';
import { accept, done, goOnline, openSession, say, waitForWords } from '../../../test/conversation';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';

const PAGES = [
  { title: '订单', url: 'https://crm.example.com/${customerId}?n=${nickname}&s=${sessionId}' },
];

describe.each(STORE_KINDS)('what agents keep of a customer (%s store)', (kind) => {
  let place: ServicePlace;
  let agent: WireClient;
  let customer: string;
  let session: string;
  /** 李四 serves the customer, 王五 is in the same group, 赵六 in another. */
  let tokens: Record<'own' | 'colleague' | 'stranger' | 'admin' | 'customer', string>;

  beforeAll(async () => {
    place = await ServicePlace.open(kind);
    await place.start({ customerPages: PAGES });
    tokens = {
      own: await place.agentToken('2222@qq.com'),
      colleague: await place.agentToken('3333@qq.com'),
      stranger: await place.agentToken('4444@qq.com'),
      admin: await place.agentToken('admin@example.com'),
      customer: await place.customerToken('Zhang San'),
    };
    const me = await place.get('/api/v1/me', tokens.customer);
    customer = String(me.body.id);
    await place.post('/api/v1/customer/profile', { nickname: '张 三&四' }, tokens.customer);
    agent = await place.agent('2222@qq.com');
    session = await serve('我要退货');
  }, 30_000);

  afterAll(() => place.close());

  /** A whole conversation of the customer with 李四. */
  async function serve(words: string): Promise<string> {
    await goOnline(agent);
    const client = await place.customer('Zhang San');
    const id = await openSession(client);
    await say(client, id, '1');
    await accept(agent, id);
    await say(client, id, words);
    await waitForWords(agent, id, words);
    await done(agent, 'session.end', {}, id);
    await done(agent, 'session.complete', {}, id);
    return id;
  }

  const at = (part = '') => `/api/v1/customers/${customer}${part}`;
  const profile = async (who: keyof typeof tokens = 'own') =>
    (await place.get<CustomerProfile>(at(), tokens[who])).body;

  test.each([
    ['own', 200],
    ['admin', 200],
    ['colleague', 404],
    ['stranger', 404],
    ['customer', 403],
  ] as const)('to %s the customer answers %i', async (who, status) => {
    for (const part of ['', '/sessions', '/pages']) {
      expect((await place.get(at(part), tokens[who])).status).toBe(status);
    }
    const tag = await place.post(at('/tags'), { tag: '贵宾' }, tokens[who]);
    expect(tag.status).toBe(status);
    const note = await place.post(at('/notes'), { text: '来过' }, tokens[who]);
    expect(note.status).toBe(status === 200 ? 201 : status);
  });

  test('the profile has the end of the openid and no more of it', async () => {
    const row = await place.store.db.selectFrom('customers').select('openid').executeTakeFirst();
    const known = await profile();
    expect(known).toMatchObject({ customer: { id: customer, nickname: '张 三&四' } });
    expect(row?.openid.endsWith(known.openidTail)).toBe(true);
    expect(JSON.stringify(known)).not.toContain(row?.openid);
  });

  test('a note has its author and time, and only they or an administrator remove it', async () => {
    const { body } = await place.post(at('/notes'), { text: ' 喜欢大号 ' }, tokens.own);
    expect(body).toMatchObject({ text: '喜欢大号', author: { id: 'li-si', nickname: '阿狸' } });
    const { body: other } = await place.post(at('/notes'), { text: '管理员写的' }, tokens.admin);
    expect((await profile()).notes[0]).toEqual(other);
    const remove = async (note: unknown, who: keyof typeof tokens) =>
      (await place.delete(at(`/notes/${String(note)}`), tokens[who])).body.code;
    expect(await remove(other.id, 'own')).toBe('auth.forbidden');
    expect(await remove(body.id, 'colleague')).toBe('customer.unknown');
    expect(await remove(body.id, 'own')).toBeUndefined();
    expect(await remove(body.id, 'own')).toBe('note.unknown');
    expect(await remove(other.id, 'admin')).toBeUndefined();
    const blank = await place.post(at('/notes'), { text: ' \n' }, tokens.own);
    expect(blank.body.code).toBe('request.malformed');
  });

  test('tags are given once, proposed to colleagues, taken away, and bounded', async () => {
    const { body } = await place.post(at('/tags'), { tag: ' 退货/换货 ' }, tokens.own);
    expect((body as { tags: string[] }).tags).toContain('退货/换货');
    await place.post(at('/tags'), { tag: '退货/换货' }, tokens.own);
    expect((await profile()).tags.filter((tag) => tag === '退货/换货')).toHaveLength(1);
    expect((await place.get('/api/v1/tags', tokens.stranger)).body.tags).toContain('退货/换货');
    await place.delete(at(`/tags/${encodeURIComponent('退货/换货')}`), tokens.own);
    expect((await profile()).tags).not.toContain('退货/换货');
    const codes = new Set<unknown>();
    for (let n = 0; n < 21; n++) {
      codes.add((await place.post(at('/tags'), { tag: `t${n}` }, tokens.own)).body.code);
    }
    expect(codes).toContain('limit.reached');
    expect((await profile()).tags).toHaveLength(20);
    expect((await place.get('/api/v1/tags', tokens.customer)).body.code).toBe('auth.forbidden');
  });

  test('earlier sessions of the own groups can be read by who knows the customer', async () => {
    const idsOf = async (who: keyof typeof tokens) =>
      (await place.get<SessionListResponse>(at('/sessions'), tokens[who])).body.sessions.map(
        (each) => each.session,
      );
    expect(await idsOf('own')).toEqual([session]);
    const events = (who: keyof typeof tokens) =>
      place.get(`/api/v1/sessions/${session}/events`, tokens[who]).then(({ status }) => status);
    expect(await events('colleague')).toBe(404);
    // From now on 王五 has had a session of the customer too.
    await place.store.db
      .insertInto('sessions')
      .columns([
        'id',
        'sdk_app_id',
        'customer_id',
        'flow_id',
        'flow_version',
        'last_seq',
        'stage',
        'priority',
        'agent_id',
        'state',
        'created_at',
        'updated_at',
      ])
      .expression((eb) =>
        eb
          .selectFrom('sessions')
          .select(({ val }) => [
            val('other').as('id'),
            'sdk_app_id',
            'customer_id',
            'flow_id',
            'flow_version',
            'last_seq',
            'stage',
            'priority',
            val('wang-wu').as('agent_id'),
            'state',
            'created_at',
            'updated_at',
          ])
          .where('id', '=', session),
      )
      .execute();
    expect(await events('colleague')).toBe(200);
    expect(await idsOf('colleague')).toContain(session);
    expect(await events('stranger')).toBe(404);
    // That one had no group: it stays between 王五 and the customer.
    expect(await idsOf('own')).toEqual([session]);
    await place.store.db.deleteFrom('sessions').where('id', '=', 'other').execute();
  });

  test('pages beside the conversation are filled in and escaped', async () => {
    const { body } = await place.get(at('/pages?session=a%2Fb'), tokens.own);
    const nickname = encodeURIComponent('张 三&四');
    expect(body).toEqual({
      pages: [{ title: '订单', url: `https://crm.example.com/${customer}?n=${nickname}&s=a%2Fb` }],
    });
  });
});
