import { goOnline, openSession, say, accept } from '../../../test/conversation';
import { ServicePlace } from '../../../test/service-place';

let place: ServicePlace;

beforeEach(async () => {
  place = await ServicePlace.open('embedded');
  await place.start({ limits: { sweepMs: 10 } });
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
