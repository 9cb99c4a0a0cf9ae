import type { QueueResponse } from '@ccc/protocol';
import { goOnline, offerOf, openSession, say } from '../../../test/conversation';
import { ServicePlace } from '../../../test/service-place';

describe('the list of who waits', () => {
  let place: ServicePlace;

  beforeEach(async () => {
    place = await ServicePlace.open();
    await place.start();
  }, 30_000);

  afterEach(() => place.close());

  async function queueOf(email: string): Promise<QueueResponse> {
    const token = await place.agentToken(email);
    const { status, body } = await place.get<QueueResponse>('/api/v1/queue', token);
    expect(status).toBe(200);
    return body;
  }

  test('holds those of the own groups, the longest waiting first', async () => {
    const busy = await place.agent('4444@qq.com');
    await goOnline(busy);
    const sessions: string[] = [];
    for (const name of ['Zhang', 'Li', 'Wang']) {
      const customer = await place.customer(name);
      const session = await openSession(customer);
      await say(customer, session, '合作');
      sessions.push(session);
      if (name === 'Zhang') await offerOf(busy, session);
    }
    const { waiting, total, now } = await queueOf('4444@qq.com');
    expect(waiting.map(({ session }) => session)).toEqual(sessions.slice(1));
    expect(total).toBe(2);
    expect(waiting[0]).toMatchObject({
      group: { name: '商务合作客服1组' },
      lastText: expect.any(String),
    });
    expect(waiting[0]!.queuedAt).toBeLessThanOrEqual(now);
    expect(await queueOf('2222@qq.com')).toMatchObject({ waiting: [], total: 0 });
  });

  test('is not for customers', async () => {
    const token = await place.customerToken('Zhang');
    expect((await place.get('/api/v1/queue', token)).body.code).toBe('auth.forbidden');
  });
});
