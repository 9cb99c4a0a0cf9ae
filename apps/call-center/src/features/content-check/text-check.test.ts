import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { WireClient } from '@ccc/protocol/conformance';
import type { ContentCheckOptions } from './content-check';
import { RISKY_TEST_WORDS } from '../../wechat/stand-in-checks';
import { createHttpWeChatChecks } from '../../wechat/http-wechat-checks';
import { DEMO } from '../../demo/seed-demo';
import { openidOf } from '../../wechat/login-codes';
import { ContentChecksStandIn } from '../../../test/content-checks-stand-in';
import {
  accept,
  done,
  goOnline,
  openSession,
  refused,
  say,
  wordsOf,
} from '../../../test/conversation';
import { ServicePlace } from '../../../test/service-place';

const TEXT = '/wxa/msg_sec_check';
const TOKEN = '/cgi-bin/stable_token';
/** Only what is about being late is in a hurry. */
const PATIENCE_MS = 60_000;

describe('what a customer writes is judged before it is stored', () => {
  let place: ServicePlace;
  let wechat: ContentChecksStandIn;
  let agent: WireClient;
  let customer: WireClient;
  let session: string;
  let contentCheck: ContentCheckOptions;

  beforeEach(async () => {
    wechat = await ContentChecksStandIn.open();
    wechat.judge((content) =>
      /骗/.test(content) ? 'risky' : /疑/.test(content) ? 'review' : 'pass',
    );
    place = await ServicePlace.open();
    const checks = createHttpWeChatChecks({ baseUrl: wechat.url, timeoutMs: PATIENCE_MS });
    contentCheck = { checks, textTimeoutMs: PATIENCE_MS };
    await place.start({ contentCheck });
    agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    customer = await place.customer('Zhang San');
    session = await openSession(customer);
    await say(customer, session, '1');
    await accept(agent, session);
  }, 120_000);

  afterEach(async () => {
    await place.close();
    await wechat.close();
  });

  function textOf(text: string): object {
    return { content: { type: 'text', text } };
  }

  async function heardUpTo(text: string): Promise<string[]> {
    const { seq } = await say(customer, session, text);
    await agent.waitForEvent(session, (event) => event.seq === seq);
    return wordsOf(agent, session);
  }

  test('risky words are refused and nowhere in the store; others are stored in their order', async () => {
    const before = (await heardUpTo('你好')).length;
    expect(await refused(customer, 'message.send', textOf('骗你的'), session)).toBe(
      'message.refusedByCheck',
    );
    await say(customer, session, '可疑的话');
    expect((await heardUpTo('再见')).slice(before - 1)).toEqual(['你好', '可疑的话', '再见']);
    const { db } = place.store;
    const rows = [
      await db.selectFrom('events').selectAll().execute(),
      await db.selectFrom('sessions').selectAll().execute(),
    ];
    expect(JSON.stringify(rows)).not.toContain('骗');
  });

  test('WeChat is told who writes, and asked with one token for all', async () => {
    await say(customer, session, '你好');
    expect(wechat.askedOf(TEXT).at(-1)).toEqual({
      path: TEXT,
      token: 't',
      body: { openid: openidOf(DEMO.appId, 'Zhang San'), scene: 2, version: 2, content: '你好' },
    });
    expect(wechat.askedOf(TOKEN)).toHaveLength(1);
    expect(wechat.askedOf(TOKEN)[0]?.body).toEqual({
      grant_type: 'client_credential',
      appid: DEMO.appId,
      secret: DEMO.appSecret,
    });
  });

  test('cards, names of documents, left messages and comments are words too; those of agents are not judged', async () => {
    const card = { type: 'card', title: '订单', note: '骗' };
    expect(await refused(customer, 'message.send', { content: card }, session)).toBe(
      'message.refusedByCheck',
    );
    const file = { type: 'file', file: 'f', name: '骗.pdf', mime: 'application/pdf', bytes: 1 };
    expect(await refused(customer, 'message.send', { content: file }, session)).toBe(
      'message.refusedByCheck',
    );
    expect(await refused(customer, 'message.leave', { text: '骗' }, session)).toBe(
      'message.refusedByCheck',
    );
    const rating = { score: 1, comment: '骗' };
    expect(await refused(customer, 'session.rate', rating, session)).toBe('message.refusedByCheck');
    const asked = wechat.askedOf(TEXT).length;
    await say(agent, session, '谨防骗子');
    expect(wechat.askedOf(TEXT)).toHaveLength(asked);
  });

  test.each([
    ['WeChat does not answer in time', TEXT, () => 'never' as const],
    ['WeChat is busy', TEXT, () => ({ errcode: -1, errmsg: 'system error' })],
    ['the customer was away for too long', TEXT, () => ({ errcode: 61010, errmsg: 'expired' })],
    ['the answer says nothing', TEXT, () => ({ errcode: 0 })],
  ])('when %s, the words go through, in their order', async (_what, path, reply) => {
    contentCheck.textTimeoutMs = 300;
    wechat.replies.set(path, ({ body }) =>
      body.content === '二' ? reply() : { errcode: 0, result: { suggest: 'pass', label: 100 } },
    );
    const sent = ['一', '二', '三'].map((text) => say(customer, session, text));
    await Promise.all(sent);
    expect((await heardUpTo('四')).slice(-4)).toEqual(['一', '二', '三', '四']);
  });

  test('nobody else waits while WeChat thinks', async () => {
    let answer: (reply: object) => void = () => {};
    wechat.replies.set(TEXT, () => new Promise<object>((resolve) => (answer = resolve)));
    const pending = customer.ask(randomUUID(), 'message.send', textOf('等等'), session);
    const { seq } = await say(agent, session, '您好');
    answer({ errcode: 0, result: { suggest: 'pass', label: 100 } });
    expect(await pending).toMatchObject({ type: 'ack', seq: seq! + 1 });
  });

  test('a command that was done is acknowledged again, whatever is thought of it by now', async () => {
    const first = await done(customer, 'message.send', textOf('你好'), session, 'again');
    wechat.judge(() => 'risky');
    const again = await done(customer, 'message.send', textOf('你好'), session, 'again');
    expect(again.seq).toBe(first.seq);
  });

  test('a token that WeChat does not take any more is replaced', async () => {
    await say(customer, session, '你好');
    wechat.replies.set(TOKEN, () => ({ access_token: 'second', expires_in: 7200 }));
    wechat.replies.set(TEXT, ({ token }) =>
      token === 'second'
        ? { errcode: 0, result: { suggest: 'risky', label: 20001 } }
        : { errcode: 42001, errmsg: 'access_token expired' },
    );
    expect(await refused(customer, 'message.send', textOf('好'), session)).toBe(
      'message.refusedByCheck',
    );
    expect(wechat.askedOf(TOKEN)).toHaveLength(2);
  });

  test('a long text is judged whole, also across the cut', async () => {
    const text = `${'一'.repeat(2495)}这是骗局，${'一'.repeat(1400)}`;
    wechat.judge((content) => (content.includes('这是骗局') ? 'risky' : 'pass'));
    expect(await refused(customer, 'message.send', textOf(text), session)).toBe(
      'message.refusedByCheck',
    );
    const lengths = wechat.askedOf(TEXT).map(({ body }) => String(body.content).length);
    expect(Math.max(...lengths)).toBe(2500);
  });
});

test('a token that is refused is not asked for with every message', async () => {
  const wechat = await ContentChecksStandIn.open();
  wechat.replies.set(TOKEN, () => ({ errcode: 40125, errmsg: 'invalid appsecret' }));
  let nowMs = 0;
  const checks = createHttpWeChatChecks({ baseUrl: wechat.url }, () => nowMs);
  const ask = () =>
    checks.checkText({ appId: 'wx1', appSecret: 'x' }, { openid: 'o', text: 'hello' });
  for (let round = 0; round < 3; round += 1) {
    await expect(ask()).rejects.toMatchObject({ code: 'auth.appSecretInvalid' });
  }
  expect(wechat.askedOf(TOKEN)).toHaveLength(1);
  nowMs += 10_000;
  await expect(ask()).rejects.toMatchObject({ code: 'auth.appSecretInvalid' });
  expect(wechat.askedOf(TOKEN)).toHaveLength(2);
  await wechat.close();
});

test("the stand-in of the demonstration finds its test words risky, and nobody's are judged by default", async () => {
  const place = await ServicePlace.open();
  const judged = await place.start();
  const { port } = judged.server.app.server.address() as AddressInfo;
  const checks = createHttpWeChatChecks({ baseUrl: `http://127.0.0.1:${port}/dev/wechat` });
  const app = { appId: DEMO.appId, appSecret: DEMO.appSecret };
  const suggestOf = async (text: string): Promise<string> =>
    (await checks.checkText(app, { openid: 'o', text })).suggest;
  expect(await suggestOf('你好')).toBe('pass');
  for (const word of RISKY_TEST_WORDS) expect(await suggestOf(`…${word}…`)).toBe('risky');

  const customer = await place.customer('unjudged');
  const session = await openSession(customer);
  await say(customer, session, RISKY_TEST_WORDS.join());
  await place.close();
}, 120_000);
