import { accept, deskThat, done, goOnline, openSession, say } from '../../../test/conversation';
import { ServicePlace } from '../../../test/service-place';

let place: ServicePlace;

beforeEach(async () => {
  place = await ServicePlace.open();
}, 30_000);
afterEach(() => place.close());

async function endedSession() {
  const agent = await place.agent('2222@qq.com');
  await goOnline(agent);
  const customer = await place.customer('Zhang San');
  const session = await openSession(customer);
  await say(customer, session, '1');
  await accept(agent, session);
  const from = agent.frames.length;
  await done(agent, 'session.end', {}, session);
  return { agent, session, from };
}

test('an ended session that is forgotten is completed when its time is over, and frees the place', async () => {
  await place.start({ limits: { sweepMs: 50, wrapUpMs: 500 } });
  const { agent, session, from } = await endedSession();
  const wrapping = await deskThat(agent, ({ status }) => status === 'arrange', from);
  const [task] = wrapping.tasks;
  expect(task?.completesAt).toBeGreaterThan(wrapping.now - 500);
  await deskThat(agent, ({ status, tasks }) => status === 'free' && tasks.length === 0, from);
  const completed = await agent.waitForEvent(session, ({ name }) => name === 'session.completed');
  expect(completed).toMatchObject({ actor: { kind: 'system' }, data: { by: 'timer' } });
});

test('without a limit it is left to the agent', async () => {
  await place.start({ limits: { sweepMs: 50 } });
  const { agent, from } = await endedSession();
  const desk = await deskThat(agent, ({ status }) => status === 'arrange', from);
  expect(desk.tasks[0]).not.toHaveProperty('completesAt');
});
