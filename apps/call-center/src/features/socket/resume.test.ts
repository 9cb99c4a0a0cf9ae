import { randomUUID } from 'node:crypto';
import { closeCode } from '@ccc/protocol';
import { WireClient } from '@ccc/protocol/conformance';
import { LocalBus } from '../../bus/local-bus';
import {
  accept,
  deskThat,
  done,
  goOnline,
  openSession,
  refused,
  say,
  waitForWords,
} from '../../../test/conversation';
import { LossyBus } from '../../../test/lossy-bus';
import { ServicePlace } from '../../../test/service-place';

let place: ServicePlace;

beforeEach(async () => {
  place = await ServicePlace.open();
}, 30_000);

afterEach(() => place.close());

function numbers(client: WireClient, session: string): number[] {
  return client.events(session).map(({ seq }) => seq);
}

function upTo(last: number, after = 0): number[] {
  return Array.from({ length: last - after }, (_, index) => after + 1 + index);
}

test('a long absence is made up for in order while new messages keep coming', async () => {
  const { baseUrl } = await place.start({ limits: { burstFrames: 2000 } });
  const token = await place.customerToken('Zhang San');
  const client = await WireClient.connect(baseUrl, token);
  const session = await openSession(client);
  for (let count = 0; count < 150; count++)
    client.command(randomUUID(), 'message.send', words('?'), session);
  await say(client, session, 'before the cut');
  await client.cut();

  const back = await WireClient.connect(baseUrl, token, [{ session, lastSeq: 5 }]);
  for (let count = 0; count < 20; count++)
    back.command(randomUUID(), 'message.send', words('!'), session);
  const last = await say(back, session, 'last');
  await back.waitForEvent(session, ({ seq }) => seq === last.seq);
  const got = numbers(back, session).filter((seq) => seq <= last.seq!);
  expect(got).toEqual(upTo(last.seq!, 5));
  expect(last.seq).toBeGreaterThan(300);
});

test('two nodes whose hints are all lost still deliver everything, in order', async () => {
  const bus = new LossyBus();
  const limits = { sweepMs: 100 };
  const one = await place.start({ bus, limits });
  const two = await place.start({ bus, limits });
  const customer = await place.customer('Zhang San', one.baseUrl);
  const agent = await place.agent('2222@qq.com', two.baseUrl);
  const admin = await place.agent('admin@example.com', two.baseUrl);
  await done(admin, 'instance.watch');
  await goOnline(agent);
  const session = await openSession(customer);
  await say(customer, session, '1');
  await accept(agent, session);
  await say(agent, session, 'from the desk');
  await waitForWords(customer, session, 'from the desk');
  const last = await say(customer, session, 'from the phone');
  for (const client of [agent, customer, admin]) {
    await client.waitForEvent(session, ({ seq }) => seq === last.seq);
    expect(numbers(client, session)).toEqual(upTo(last.seq!));
  }
  await deskThat(agent, ({ tasks }) => tasks[0]?.lastText === 'from the phone');
});

test('two nodes with hints hand on what each commits', async () => {
  const bus = new LocalBus();
  // No sweep within the test.
  const limits = { sweepMs: 60_000 };
  const one = await place.start({ bus, limits });
  const two = await place.start({ bus, limits });
  const customer = await place.customer('Zhang San', one.baseUrl);
  const agent = await place.agent('2222@qq.com', two.baseUrl);
  await goOnline(agent);
  const session = await openSession(customer);
  await say(customer, session, '1');
  await accept(agent, session);
  await say(agent, session, 'from the desk');
  await waitForWords(customer, session, 'from the desk');
  const last = await say(customer, session, 'from the phone');
  await agent.waitForEvent(session, ({ seq }) => seq === last.seq);
  expect(numbers(agent, session)).toEqual(upTo(last.seq!));
});

test('the newest connection replaces the older one on another node', async () => {
  const bus = new LocalBus();
  const one = await place.start({ bus });
  const two = await place.start({ bus });
  const token = await place.customerToken('Zhang San');
  const first = await WireClient.connect(one.baseUrl, token);
  const second = await WireClient.connect(two.baseUrl, token);
  expect(await first.waitForClose()).toBe(closeCode('replaced'));
  await openSession(second);
});

test('logging out closes what the login opened', async () => {
  const { baseUrl } = await place.start();
  const token = await place.customerToken('Zhang San');
  const client = await WireClient.connect(baseUrl, token);
  await place.post('/api/v1/logout', {}, token);
  expect(await client.waitForClose()).toBe(closeCode('loggedOut'));
});

test('opening with the same command id answers the same, even when the session is over', async () => {
  await place.start();
  const client = await place.customer('Zhang San');
  const id = randomUUID();
  const args = { flow: 'omni-session' };
  const first = await done(client, 'session.open', args, undefined, id);
  const { session } = first.result as { session: string };
  expect(first.result).toMatchObject({ created: true });
  await done(client, 'session.end', {}, session);
  const again = await done(client, 'session.open', args, undefined, id);
  expect(again.result).toMatchObject({ session, created: true });
  const anew = await done(client, 'session.open', args);
  expect(anew.result).toMatchObject({ created: true });
  expect(anew.result).not.toMatchObject({ session });
});

test('a message sent again after the end is acknowledged as before', async () => {
  await place.start();
  const client = await place.customer('Zhang San');
  const session = await openSession(client);
  const id = randomUUID();
  const first = await done(client, 'message.send', words('hello'), session, id);
  await done(client, 'session.end', {}, session);
  expect((await done(client, 'message.send', words('hello'), session, id)).seq).toBe(first.seq);
  expect(await refused(client, 'message.send', words('hello'), session)).toBe('session.closed');
});

test('two nodes that append to one session at once keep its log whole', async () => {
  const bus = new LocalBus();
  const one = await place.start({ bus });
  const two = await place.start({ bus });
  const customer = await place.customer('Zhang San', one.baseUrl);
  const agent = await place.agent('2222@qq.com', two.baseUrl);
  await goOnline(agent);
  const session = await openSession(customer);
  await say(customer, session, '1');
  await accept(agent, session);
  const count = 30;
  const all = Array.from({ length: count }, (_, index) => [
    say(customer, session, `c${index}`),
    say(agent, session, `a${index}`),
  ]);
  const seqs = (await Promise.all(all.flat())).map(({ seq }) => seq!);
  expect(new Set(seqs).size).toBe(2 * count);
  const last = Math.max(...seqs);
  for (const client of [customer, agent]) {
    await client.waitForEvent(session, ({ seq }) => seq === last);
    expect(numbers(client, session)).toEqual(upTo(last));
    const own = client.events(session).filter(({ command }) => command !== undefined);
    expect(own.length).toBeGreaterThanOrEqual(count);
    expect(
      own.every(({ actor }) => actor.kind === (client === customer ? 'customer' : 'agent')),
    ).toBe(true);
  }
});

function words(text: string): object {
  return { content: { type: 'text', text } };
}
