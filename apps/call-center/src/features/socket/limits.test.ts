import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { closeCode } from '@ccc/protocol';
import { WireClient, fetchTicket, helloFrame } from '@ccc/protocol/conformance';
import { done, openSession, refused, say } from '../../../test/conversation';
import { ServicePlace } from '../../../test/service-place';

let place: ServicePlace;

beforeAll(async () => {
  place = await ServicePlace.open();
}, 30_000);

afterEach(() => place.stop());

afterAll(() => place.close());

test('a connection that says nothing is closed, before and after its hello', async () => {
  const limits = { sweepMs: 50, helloTimeoutMs: 200, idleTimeoutMs: 400 };
  const { baseUrl } = await place.start({ limits });
  const token = await place.customerToken('Zhang San');
  const mute = await WireClient.open((await fetchTicket(baseUrl, token)).url);
  expect(await mute.waitForClose()).toBe(closeCode('helloTimeout'));
  const idle = await WireClient.connect(baseUrl, token);
  expect(await idle.waitForClose()).toBe(closeCode('idle'));
});

test('pings keep a connection, and only they do', async () => {
  let nowMs = Date.now();
  const limits = { sweepMs: 20, idleTimeoutMs: 60_000 };
  const { baseUrl } = await place.start({ now: () => nowMs, limits });
  const silent = await WireClient.connect(baseUrl, await place.customerToken('Zhang San'));
  const client = await WireClient.connect(baseUrl, await place.customerToken('Li Xiaolong'));
  for (let round = 0; round < 3; round += 1) {
    nowMs += 25_000;
    const from = client.frames.length;
    client.send({ type: 'ping' });
    await client.waitFor('pong', ({ type }) => type === 'pong', from);
  }
  // The sweep that closes the silent one has looked at the other as well.
  expect(await silent.waitForClose()).toBe(closeCode('idle'));
  expect(client.closed).toBeNull();
});

test('a login that runs out closes its connection', async () => {
  const { baseUrl } = await place.start({ limits: { sweepMs: 50, customerTokenMs: 400 } });
  const client = await WireClient.connect(baseUrl, await place.customerToken('Zhang San'));
  expect(await client.waitForClose()).toBe(closeCode('loggedOut'));
});

test('a ticket that is too old opens nothing', async () => {
  const { baseUrl } = await place.start({ limits: { ticketMs: 0 } });
  const { ticket, url } = await fetchTicket(baseUrl, await place.customerToken('Zhang San'));
  const client = await WireClient.open(url);
  client.send(helloFrame(ticket));
  expect(await client.waitForClose()).toBe(closeCode('ticketInvalid'));
});

test('who says too much at once is told when to go on, and may then', async () => {
  const { baseUrl } = await place.start({ limits: { burstFrames: 5, framesPerSecond: 10 } });
  const client = await WireClient.connect(baseUrl, await place.customerToken('Zhang San'));
  const session = await openSession(client);
  const ids = Array.from({ length: 10 }, () => randomUUID());
  for (const id of ids) client.command(id, 'message.send', words('hi'), session);
  const answers = await Promise.all(ids.map((id) => client.answer(id)));
  const limited = answers.flatMap((answer) => (answer.type === 'refuse' ? [answer] : []));
  expect(limited.length).toBeGreaterThan(0);
  expect(limited[0]).toMatchObject({ code: 'rate.limited', retryAfterMs: expect.any(Number) });
  await new Promise((resolve) => setTimeout(resolve, limited[0]!.retryAfterMs));
  expect((await say(client, session, 'now')).seq).toBeGreaterThan(0);
});

test('forty messages a second in one session are let through', async () => {
  await place.start();
  const client = await place.customer('Zhang San');
  const session = await openSession(client);
  const all = Array.from({ length: 80 }, (_, index) => say(client, session, `m${index}`));
  expect(await Promise.all(all)).toHaveLength(80);
});

test('a client that does not read is let go', async () => {
  await place.start({ limits: { sendBufferBytes: 64 * 1024, burstFrames: 10_000 } });
  const token = await place.customerToken('Zhang San');
  const { ticket } = await fetchTicket(place.baseUrl, token);
  const { socket, closed } = await deafSocket(place.baseUrl);
  socket.write(textFrame(JSON.stringify(helloFrame(ticket))));
  const flood = textFrame('{"type":"ping"}'.padEnd(120));
  const open = textFrame(
    JSON.stringify({
      type: 'command',
      id: 'open',
      name: 'session.open',
      args: { flow: 'omni-session', clientData: 'x'.repeat(4000) },
    }),
  );
  const writing = setInterval(() => {
    for (let count = 0; count < 500 && !socket.destroyed; count++) {
      socket.write(count % 10 === 0 ? open : flood);
    }
  }, 5);
  await closed;
  clearInterval(writing);
  expect(socket.destroyed).toBe(true);
}, 30_000);

test('commands that are not theirs are refused by name', async () => {
  await place.start();
  const customer = await place.customer('Zhang San');
  const agent = await place.agent('2222@qq.com');
  const session = await openSession(customer);
  expect([
    await refused(customer, 'agent.setStatus', { status: 'free' }),
    await refused(customer, 'instance.watch'),
    await refused(customer, 'offer.accept', { offer: 'x' }, session),
    await refused(agent, 'instance.watch'),
    await refused(agent, 'session.open', { flow: 'omni-session' }),
    await refused(agent, 'session.end', {}, session),
    await refused(agent, 'session.end', {}, 'no-such-session'),
    await refused(customer, 'session.open', { flow: 'omni-session-draft' }),
    await refused(agent, 'agent.setStatus', { status: 'rest' }),
    await refused(agent, 'agent.setStatus', { status: 'busy' }),
  ]).toEqual([
    'auth.forbidden',
    'auth.forbidden',
    'auth.forbidden',
    'auth.forbidden',
    'auth.forbidden',
    'session.unknown',
    'session.unknown',
    'flow.unpublished',
    'agent.statusInvalid',
    'frame.malformed',
  ]);
});

test('an administrator may end what nobody else may, in the name of the house', async () => {
  await place.start();
  const customer = await place.customer('Zhang San');
  const session = await openSession(customer);
  const admin = await place.agent('admin@example.com');
  await done(admin, 'session.watch', { lastSeq: 0 }, session);
  await done(admin, 'session.end', {}, session);
  const ended = await customer.waitForEvent(session, ({ name }) => name === 'session.ended');
  expect([ended.actor, ended.data]).toEqual([
    { kind: 'system' },
    expect.objectContaining({ closeBy: 'admin' }),
  ]);
});

test('a stopping service says goodbye', async () => {
  const { server } = await place.start();
  const client = await place.customer('Zhang San');
  await server.close();
  expect(await client.waitForClose()).toBe(closeCode('goingAway'));
});

function words(text: string): object {
  return { content: { type: 'text', text } };
}

/** A WebSocket that has shaken hands and never reads. */
async function deafSocket(baseUrl: string) {
  const { hostname, port } = new URL(baseUrl);
  const socket = connect(Number(port), hostname);
  socket.write(
    [
      'GET /api/v1/socket HTTP/1.1',
      `Host: ${hostname}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      '\r\n',
    ].join('\r\n'),
  );
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
    socket.once('error', () => socket.destroy());
  });
  return { socket, closed };
}

function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const head =
    payload.length < 126
      ? Buffer.from([0x81, 0x80 | payload.length])
      : Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff]);
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}
