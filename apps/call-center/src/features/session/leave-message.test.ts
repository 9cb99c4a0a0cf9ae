import type { LeftMessagesResponse } from '@ccc/protocol';
import { done, goOnline, offerOf, openSession, refused, say } from '../../../test/conversation';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';

const PATH = '/api/v1/left-messages';

describe.each(STORE_KINDS)('leaving a message (%s)', (kind) => {
  let place: ServicePlace;

  beforeEach(async () => {
    place = await ServicePlace.open(kind);
    await place.start();
  }, 60_000);

  afterEach(() => place.close());

  /** A customer who found nobody at work. */
  async function unserved(user: string) {
    const customer = await place.customer(user);
    const session = await openSession(customer);
    await say(customer, session, '1');
    await customer.waitForEvent(session, ({ name }) => name === 'session.ended');
    return { customer, session };
  }

  async function left(email: string, query = ''): Promise<LeftMessagesResponse> {
    const token = await place.agentToken(email);
    const { status, body } = await place.get<LeftMessagesResponse>(PATH + query, token);
    expect(status).toBe(200);
    return body;
  }

  it('comes to the list, is read there and handled once', async () => {
    const { customer, session } = await unserved('nobody there');
    const words = { text: ' 请回电 ', contact: ' 138 0000 ' };
    await done(customer, 'message.leave', words, session);
    const heard = await customer.waitForEvent(session, ({ name }) => name === 'message.left');
    expect(heard.data).toEqual({ text: '请回电', contact: '138 0000' });
    expect(await refused(customer, 'message.leave', words, session)).toBe('leave.already');

    const { messages, open } = await left('2222@qq.com');
    expect(open).toBe(1);
    expect(messages).toMatchObject([
      { session, lastText: '请回电', left: { text: '请回电', contact: '138 0000' } },
    ]);
    const token = await place.agentToken('2222@qq.com');
    const events = await place.get(`/api/v1/sessions/${session}/events`, token);
    expect(events.status).toBe(200);

    const customerId = messages[0]!.customer.id;
    const profile = await place.get(`/api/v1/customers/${customerId}`, token);
    expect(profile.status).toBe(200);

    const handled = await place.post(`${PATH}/${session}/handled`, {}, token);
    expect(handled).toMatchObject({ status: 200, body: { by: { nickname: '阿狸' } } });
    const again = await place.post(
      `${PATH}/${session}/handled`,
      {},
      await place.agentToken('4444@qq.com'),
    );
    expect(again.body).toEqual(handled.body);
    expect(await left('2222@qq.com')).toEqual({ messages: [], open: 0 });
    const past = await left('2222@qq.com', '?handled=true');
    expect(past.messages).toMatchObject([{ session, left: { handled: handled.body } }]);
  });

  it('ends the waiting, and is for the agents of the group alone', async () => {
    const busy = await place.agent('4444@qq.com');
    await goOnline(busy);
    const [first, second] = [await place.customer('first'), await place.customer('second')];
    const [served, session] = [await openSession(first), await openSession(second)];
    await say(first, served, '合作');
    await offerOf(busy, served);
    await say(second, session, '合作');
    await done(second, 'message.leave', { text: '想谈合作' }, session);
    const ended = await second.waitForEvent(session, ({ name }) => name === 'session.ended');
    expect(ended.data).toMatchObject({ closeBy: 'client', reason: 'waitingGiveUp' });

    expect(await left('4444@qq.com')).toMatchObject({ open: 1, messages: [{ session }] });
    expect(await left('2222@qq.com')).toEqual({ messages: [], open: 0 });
    const stranger = await place.agentToken('2222@qq.com');
    const refusal = await place.post(`${PATH}/${session}/handled`, {}, stranger);
    expect(refusal.body['code']).toBe('session.unknown');
    const log = await place.get(`/api/v1/sessions/${session}/events`, stranger);
    expect(log.body['code']).toBe('session.unknown');
  });

  it('pages, the newest first, and is not for customers', async () => {
    for (const user of ['one', 'two', 'three']) {
      const { customer, session } = await unserved(user);
      await done(customer, 'message.leave', { text: user }, session);
    }
    const newest = await left('2222@qq.com', '?limit=2');
    expect(newest.messages.map((each) => each.left.text)).toEqual(['three', 'two']);
    expect(newest.open).toBe(3);
    const rest = await left('2222@qq.com', `?before=${newest.messages[1]!.left.at}`);
    expect(rest.messages.map((each) => each.left.text)).toEqual(['one']);
    const token = await place.customerToken('one');
    expect((await place.get(PATH, token)).body['code']).toBe('auth.forbidden');
  });
});
