import { accept, done, goOnline, openSession, say } from '../../../test/conversation';
import { ServicePlace } from '../../../test/service-place';

let place: ServicePlace;
let skewMs = 0;

beforeEach(async () => {
  place = await ServicePlace.open('embedded');
  await place.start({ limits: { sweepMs: 10 }, now: () => Date.now() + skewMs });
}, 30_000);

afterEach(() => place.close());

test('places are told after a time in which nobody followed any session', async () => {
  // Logging in and going online takes many sweeps, none of which has anybody to tell.
  const agent = await place.agent('4444@qq.com');
  await goOnline(agent);
  const served = await place.customer('Zhang San');
  const first = await openSession(served);
  await say(served, first, '2');
  await accept(agent, first);
  const waiting = await place.customer('Li');
  const second = await openSession(waiting);
  await say(waiting, second, '2');
  const notice = await waiting.waitFor(
    'a place',
    (frame) => frame.type === 'notice' && frame.name === 'queue.place',
  );
  expect(notice).toMatchObject({ data: { session: second, ahead: 0 } });
});

test('about how long it takes is said once the group has served a few', async () => {
  const agent = await place.agent('4444@qq.com');
  await goOnline(agent);
  const placeOf = async (user: string) => {
    const waiting = await place.customer(user);
    const session = await openSession(waiting);
    await say(waiting, session, '2');
    const notice = await waiting.waitFor(
      'a place',
      (frame) => frame.type === 'notice' && frame.name === 'queue.place',
    );
    await done(waiting, 'session.end', {}, session);
    return notice;
  };
  for (const count of [1, 2, 3]) {
    const served = await place.customer(`served ${count}`);
    const session = await openSession(served);
    await say(served, session, '2');
    await accept(agent, session);
    if (count === 3) {
      expect(await placeOf('early')).not.toHaveProperty('data.waitMinutes');
    }
    await done(agent, 'session.end', {}, session);
    await done(agent, 'session.complete', {}, session);
  }
  await place.store.db
    .updateTable('sessions')
    .set(({ ref, eb }) => ({ ended_at: eb(ref('accepted_at'), '+', 240_000) }))
    .where('accepted_at', 'is not', null)
    .execute();
  const last = await place.customer('in service');
  const session = await openSession(last);
  await say(last, session, '2');
  await accept(agent, session);
  // What was known of the group is read anew after a while.
  skewMs += 6000;
  expect(await placeOf('late')).toMatchObject({ data: { ahead: 0, waitMinutes: 4 } });
}, 30_000);
