import { accept, done, goOnline, openSession, refused, say } from '../../../test/conversation';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';

describe.each(STORE_KINDS)('rating a session (%s)', (kind) => {
  let place: ServicePlace;

  beforeAll(async () => {
    place = await ServicePlace.open(kind);
    await place.start();
  }, 60_000);

  afterAll(() => place.close());

  async function served(user: string) {
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    const customer = await place.customer(user);
    const session = await openSession(customer);
    await say(customer, session, '1');
    await accept(agent, session);
    return { agent, customer, session };
  }

  it('is heard at the desk after the completion, and by the next session no more', async () => {
    const { agent, customer, session } = await served('rates late');
    await done(agent, 'session.end', {}, session);
    await done(agent, 'session.complete', {}, session);
    const opened = await done(customer, 'session.open', { flow: 'omni-session' });
    expect(opened.result).toMatchObject({ created: true, unrated: session });

    const rating = { score: 4, tags: ['解答清晰'], comment: ' 很好 ' };
    await done(customer, 'session.rate', rating, session);
    const heard = await agent.waitForEvent(session, ({ name }) => name === 'rating.given');
    expect(heard.data).toEqual({ score: 4, tags: ['解答清晰'], comment: '很好' });
    expect(await refused(customer, 'session.rate', { score: 1 }, session)).toBe('rating.already');

    const { session: second } = opened.result as { session: string };
    await done(customer, 'session.end', {}, second);
    const third = await done(customer, 'session.open', { flow: 'omni-session' });
    expect(third.result).not.toHaveProperty('unrated');
    await done(agent, 'agent.setStatus', { status: 'offline' });
  });

  it('is invited by the agent who serves, and by nobody else', async () => {
    const { agent, customer, session } = await served('is invited');
    expect(await refused(customer, 'rating.invite', {}, session)).toBe('auth.forbidden');
    const other = await place.agent('4444@qq.com');
    expect(await refused(other, 'rating.invite', {}, session)).toBe('session.unknown');
    await done(agent, 'rating.invite', {}, session);
    await done(agent, 'rating.invite', {}, session);
    await customer.waitForEvent(session, ({ name }) => name === 'rating.invited');
    await done(customer, 'session.rate', { score: 5 }, session);
    await customer.waitForEvent(session, ({ name }) => name === 'rating.given');
    const names = customer.events(session).map(({ name }) => name);
    expect(names.filter((name) => name === 'rating.invited')).toHaveLength(1);
  });
});
