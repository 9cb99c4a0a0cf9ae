import { accept, done, goOnline, openSession, say, waitForWords } from '../../../test/conversation';
import { ServicePlace } from '../../../test/service-place';

const NOBODY = '当前无客服在线，请稍后咨询。';

let place: ServicePlace;

beforeEach(async () => {
  place = await ServicePlace.open();
}, 30_000);
afterEach(() => place.close());

/** The only agent talks to one customer, the other waits. */
async function oneWaits() {
  const agent = await place.agent('2222@qq.com');
  await goOnline(agent);
  const first = await place.customer('Zhang San');
  const served = await openSession(first);
  await say(first, served, '1');
  await accept(agent, served);
  const second = await place.customer('Li Xiaolong');
  const waiting = await openSession(second);
  await say(second, waiting, '1');
  await second.waitForEvent(waiting, ({ name }) => name === 'session.queued');
  return { agent, served, second, waiting };
}

async function leave(agent: Awaited<ReturnType<typeof oneWaits>>['agent'], served: string) {
  await done(agent, 'agent.setStatus', { status: 'rest', reason: 'meal' });
  await done(agent, 'session.end', {}, served);
  await done(agent, 'session.complete', {}, served);
}

test('who waits where nobody is left is told so, and the session ends', async () => {
  await place.start({ limits: { sweepMs: 50, emptyQueueMs: 300 } });
  const { agent, served, second, waiting } = await oneWaits();
  await leave(agent, served);
  await waitForWords(second, waiting, NOBODY);
  const ended = await second.waitForEvent(waiting, ({ name }) => name === 'session.ended');
  expect(ended.data).toMatchObject({ reason: 'noSeatOnline', closeBy: 'admin' });
});

test('an agent who comes back in time finds them waiting', async () => {
  let nowMs = Date.now();
  await place.start({ now: () => nowMs, limits: { sweepMs: 50, emptyQueueMs: 60_000 } });
  const { agent, served, second, waiting } = await oneWaits();
  await leave(agent, served);
  nowMs += 10_000;
  await done(agent, 'agent.setStatus', { status: 'free' });
  await accept(agent, waiting);
  const names = second.events(waiting).map(({ name }) => name);
  expect(names).not.toContain('session.ended');
});
