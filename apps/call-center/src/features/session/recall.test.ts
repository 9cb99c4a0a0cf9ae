import { waitFor } from '@ccc/testkit';
import { WireClient } from '@ccc/protocol/conformance';
import {
  accept,
  deskThat,
  done,
  goOnline,
  openSession,
  refused,
  say,
} from '../../../test/conversation';
import { png } from '../../../test/pictures';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';

describe.each(STORE_KINDS)('taking a message back (%s store)', (kind) => {
  let place: ServicePlace;
  let agent: WireClient;
  let customer: WireClient;
  let session: string;
  let nowMs = Date.now();

  beforeEach(async () => {
    place = await ServicePlace.open(kind);
    await place.start({
      now: () => nowMs,
      limits: { sweepMs: 50, orphanSweepMs: 50, idleTimeoutMs: 600_000, leaseMs: 600_000 },
    });
    agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    customer = await place.customer('Zhang San');
    session = await openSession(customer);
    await say(customer, session, '1');
    await accept(agent, session);
  }, 30_000);

  afterEach(() => place.close());

  async function stored(): Promise<string> {
    const { db } = place.store;
    const rows = [
      await db.selectFrom('events').selectAll().execute(),
      await db.selectFrom('sessions').selectAll().execute(),
    ];
    return JSON.stringify(rows);
  }

  test('both hear of it, and the words are nowhere in the store, nor on the desk', async () => {
    const { seq } = await say(customer, session, '我的密码是 swordfish');
    await deskThat(agent, ({ tasks }) => tasks[0]?.lastText === '我的密码是 swordfish');
    expect(await stored()).toContain('swordfish');
    await done(customer, 'message.recall', { seq }, session);
    for (const client of [customer, agent]) {
      const told = await client.waitForEvent(session, ({ name }) => name === 'message.recalled');
      expect(told.data).toEqual({ seq });
    }
    expect(await stored()).not.toContain('swordfish');
    await deskThat(agent, ({ tasks }) => tasks[0]?.lastText === '[recalled]');

    const token = await place.customerToken('Zhang San');
    const missed = [{ session, lastSeq: seq! - 1 }];
    const back = await WireClient.connect(place.baseUrl, token, missed);
    const again = await back.waitForEvent(session, (event) => event.seq === seq);
    expect(again).toMatchObject({ name: 'message.sent', actor: { kind: 'customer' } });
    expect(again.data).toEqual({ content: { type: 'recalled' } });
  });

  test('the same command again is acknowledged again; another one is refused', async () => {
    const { seq } = await say(agent, session, '您好');
    const first = await done(agent, 'message.recall', { seq }, session, 'recall-1');
    const again = await done(agent, 'message.recall', { seq }, session, 'recall-1');
    expect(again.seq).toBe(first.seq);
    expect(await refused(agent, 'message.recall', { seq }, session)).toBe('message.recalled');
    expect(await refused(customer, 'message.recall', { seq }, session)).toBe('message.notYours');
  });

  test('when both have asked at once, it is taken back once', async () => {
    const { seq } = await say(customer, session, '发错了');
    const ids = Array.from({ length: 8 }, (_, index) => `at-once-${index}`);
    const answers = await Promise.all(
      ids.map((id) => customer.ask(id, 'message.recall', { seq }, session)),
    );
    expect(answers.filter(({ type }) => type === 'ack')).toHaveLength(1);
    const marker = await say(customer, session, '好了');
    await customer.waitForEvent(session, (event) => event.seq === marker.seq);
    const told = customer.events(session).filter(({ name }) => name === 'message.recalled');
    expect(told).toHaveLength(1);
  });

  test('after two minutes of the service, and after the end, it is too late', async () => {
    const { seq } = await say(customer, session, '你好');
    nowMs += 120_001;
    expect(await refused(customer, 'message.recall', { seq }, session)).toBe(
      'message.recallTooLate',
    );
    const late = await say(customer, session, '再见');
    await done(customer, 'session.end', {}, session);
    expect(await refused(customer, 'message.recall', { seq: late.seq }, session)).toBe(
      'session.closed',
    );
  });

  test('a recalled picture is no longer served, and its bytes go', async () => {
    const { status, body } = await upload();
    expect(status).toBe(201);
    const { file } = body;
    const content = { type: 'image', file, width: 1, height: 1, bytes: 1 };
    const { seq } = await done(customer, 'message.send', { content }, session);
    const shown = await agent.waitForEvent(session, (event) => event.seq === seq);
    const { url } = (shown.data as { content: { url: string } }).content;
    expect((await fetch(place.baseUrl + url)).status).toBe(200);
    await done(customer, 'message.recall', { seq }, session);
    expect((await fetch(place.baseUrl + url)).status).toBe(404);
    expect(await refused(customer, 'message.send', { content }, session)).toBe('file.unknown');
    nowMs += 1000;
    const files = await place.files();
    await waitFor(async () => (await files.stat(file)) === null);
  });

  async function upload(): Promise<{ status: number; body: { file: string } }> {
    const form = new FormData();
    form.set('file', new Blob([Uint8Array.from(png(40, 30))]), 'photo.png');
    const token = await place.customerToken('Zhang San');
    const response = await fetch(`${place.baseUrl}/api/v1/sessions/${session}/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    return { status: response.status, body: (await response.json()) as { file: string } };
  }
});
