import { createHash } from 'node:crypto';
import { waitFor } from '@ccc/testkit';
import { WireClient } from '@ccc/protocol/conformance';
import { createHttpWeChatChecks } from '../../wechat/http-wechat-checks';
import { ContentChecksStandIn } from '../../../test/content-checks-stand-in';
import {
  accept,
  deskThat,
  done,
  goOnline,
  openSession,
  refused,
  say,
} from '../../../test/conversation';
import { mp3 } from '../../../test/media';
import { png } from '../../../test/pictures';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';

const MEDIA = '/wxa/media_check_async';
const TOKEN = 'AAAAA';
const PUBLIC_URL = 'https://ccc.example/';

describe.each(STORE_KINDS)('pictures and voice are judged after they were sent (%s)', (kind) => {
  let place: ServicePlace;
  let wechat: ContentChecksStandIn;
  let agent: WireClient;
  let customer: WireClient;
  let session: string;
  let nowMs = Date.now();

  beforeEach(async () => {
    wechat = await ContentChecksStandIn.open();
    wechat.judge(() => 'pass');
    let traces = 0;
    wechat.replies.set(MEDIA, () => ({ errcode: 0, trace_id: `trace-${(traces += 1)}` }));
    place = await ServicePlace.open(kind);
    await start();
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

  async function start(): Promise<void> {
    const checks = createHttpWeChatChecks({ baseUrl: wechat.url, timeoutMs: 60_000 });
    await place.start({
      now: () => nowMs,
      limits: {
        ...{ sweepMs: 50, orphanSweepMs: 50, customerTokenMs: 1e9, agentTokenMs: 1e9 },
        ...{ idleTimeoutMs: 1e9, leaseMs: 1e9 },
      },
      contentCheck: {
        checks,
        textTimeoutMs: 1000,
        media: { pushToken: TOKEN, publicUrl: PUBLIC_URL },
      },
    });
  }

  async function upload(bytes: Buffer, name: string, as: string): Promise<string> {
    const form = new FormData();
    form.set('file', new Blob([Uint8Array.from(bytes)]), name);
    const path = `/api/v1/sessions/${session}/files?kind=${as}`;
    const token = await place.customerToken('Zhang San');
    const response = await fetch(place.baseUrl + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    return ((await response.json()) as { file: string }).file;
  }

  async function sendPicture(): Promise<{ seq: number; file: string }> {
    const file = await upload(png(40, 30), 'photo.png', 'image');
    const content = { type: 'image', file, width: 1, height: 1, bytes: 1 };
    const { seq } = await done(customer, 'message.send', { content }, session);
    return { seq: seq!, file };
  }

  /** Waits until the service has kept the name of the result of this message. */
  async function traceOf(seq: number, other?: string): Promise<string> {
    let trace: string | null | undefined;
    await waitFor(async () => {
      const row = await place.store.db
        .selectFrom('media_checks')
        .select('trace_id')
        .where('seq', '=', seq)
        .executeTakeFirst();
      trace = row?.trace_id;
      return typeof trace === 'string' && trace !== other;
    });
    return trace!;
  }

  function push(body: object | string, { token = TOKEN, query = '' } = {}): Promise<Response> {
    const [timestamp, nonce] = ['1714036504', '1514711492'];
    const signature = createHash('sha1')
      .update([token, timestamp, nonce].sort().join(''))
      .digest('hex');
    const search = new URLSearchParams({ signature, timestamp, nonce });
    return fetch(`${place.baseUrl}/api/v1/wechat/push?${search}${query}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  function resultOf(trace: string, suggest: string): object {
    const result = { suggest, label: suggest === 'pass' ? 100 : 20002 };
    const event = { MsgType: 'event', Event: 'wxa_media_check', version: 2, errcode: 0 };
    return { ToUserName: 'gh_1', ...event, trace_id: trace, result };
  }

  async function waiting(): Promise<number> {
    return (await place.store.db.selectFrom('media_checks').selectAll().execute()).length;
  }

  test('a risky picture goes from both sides, from the store and from the lists', async () => {
    const { seq, file } = await sendPicture();
    const shown = await agent.waitForEvent(session, (event) => event.seq === seq);
    const { url } = (shown.data as { content: { url: string } }).content;
    const trace = await traceOf(seq);
    const asked = wechat.askedOf(MEDIA)[0]!;
    expect(asked.body).toMatchObject({ media_type: 2, version: 2, scene: 2 });
    const link = String(asked.body.media_url);
    expect(link.startsWith('https://ccc.example/api/v1/files/')).toBe(true);
    expect(
      (await fetch(place.baseUrl + new URL(link).pathname + new URL(link).search)).status,
    ).toBe(200);

    const response = await push(resultOf(trace, 'risky'));
    expect([response.status, await response.text()]).toEqual([200, 'success']);
    for (const client of [customer, agent]) {
      const told = await client.waitForEvent(session, ({ name }) => name === 'message.recalled');
      expect(told).toMatchObject({
        actor: { kind: 'system' },
        data: { seq, reason: 'contentCheck' },
      });
    }
    await deskThat(agent, ({ tasks }) => tasks[0]?.lastText === '[removed]');
    expect((await fetch(place.baseUrl + url)).status).toBe(404);
    nowMs += 1000;
    const files = await place.files();
    await waitFor(async () => (await files.stat(file)) === null);

    const missed = [{ session, lastSeq: seq - 1 }];
    const token = await place.customerToken('Zhang San');
    const back = await WireClient.connect(place.baseUrl, token, missed);
    const again = await back.waitForEvent(session, (event) => event.seq === seq);
    expect(again.data).toEqual({ content: { type: 'recalled', reason: 'contentCheck' } });
    expect(await waiting()).toBe(0);
  });

  test('one that passes stays, as one to be reviewed does; voice is asked for as sound, agents are not', async () => {
    const file = await upload(mp3(1000), 'voice.mp3', 'voice');
    const content = { type: 'voice', file, durationMs: 1000, bytes: 1 };
    const { seq } = await done(customer, 'message.send', { content }, session);
    const trace = await traceOf(seq!);
    expect(wechat.askedOf(MEDIA)[0]?.body).toMatchObject({ media_type: 1 });
    await push(resultOf(trace, 'review'));
    const picture = await sendPicture();
    await push(resultOf(await traceOf(picture.seq), 'pass'));
    await say(agent, session, '您好');
    expect(await waiting()).toBe(0);
    expect(customer.events(session).map(({ name }) => name)).not.toContain('message.recalled');
    expect(wechat.askedOf(MEDIA)).toHaveLength(2);
  });

  test('nobody without the token is believed; unknown results and other messages change nothing', async () => {
    const { seq } = await sendPicture();
    const trace = await traceOf(seq);
    expect((await push(resultOf(trace, 'risky'), { token: 'BBBBB' })).status).toBe(403);
    const bare = await fetch(`${place.baseUrl}/api/v1/wechat/push`, { method: 'POST', body: '{}' });
    expect(bare.status).toBe(403);
    expect((await push(resultOf('unknown', 'risky'))).status).toBe(200);
    expect((await push({ MsgType: 'text', Content: 'hello' })).status).toBe(200);
    expect((await push('<xml><Event>wxa_media_check</Event></xml>')).status).toBe(400);
    expect((await push({ ToUserName: 'gh_1', Encrypt: 'x' })).status).toBe(400);
    expect(await waiting()).toBe(1);
    expect(customer.events(session).map(({ name }) => name)).not.toContain('message.recalled');
  });

  test('the address proves to be ours when it is entered', async () => {
    const signature = createHash('sha1').update(['1', '2', TOKEN].join('')).digest('hex');
    const address = `${place.baseUrl}/api/v1/wechat/push?timestamp=1&nonce=2&echostr=4375120948345356249`;
    const answer = await fetch(`${address}&signature=${signature}`);
    expect([answer.status, await answer.text()]).toEqual([200, '4375120948345356249']);
    expect((await fetch(`${address}&signature=${'0'.repeat(40)}`)).status).toBe(403);
  });

  test('a result that comes after a restart, and after the end of the session, still counts', async () => {
    const { seq } = await sendPicture();
    const trace = await traceOf(seq);
    await done(customer, 'session.end', {}, session);
    await done(agent, 'session.complete', {}, session);
    await place.stop();
    await start();
    expect((await push(resultOf(trace, 'risky'))).status).toBe(200);
    const { body } = await place.get(
      `/api/v1/sessions/${session}/events?after=${seq - 1}&limit=1`,
      await place.customerToken('Zhang San'),
    );
    expect(body.events).toMatchObject([
      { seq, data: { content: { type: 'recalled', reason: 'contentCheck' } } },
    ]);
  });

  test('what WeChat did not take, could not fetch or whose result was lost is asked for again', async () => {
    const answer = wechat.replies.get(MEDIA)!;
    wechat.replies.set(MEDIA, () => ({ errcode: -1, errmsg: 'system error' }));
    const { seq } = await sendPicture();
    await waitFor(() => wechat.askedOf(MEDIA).length === 1);
    await place.stop();
    wechat.replies.set(MEDIA, answer);
    nowMs += 61_000;
    await start();
    const first = await traceOf(seq);
    const failed = {
      Event: 'wxa_media_check',
      trace_id: first,
      errcode: -1008,
      errmsg: '下载错误',
    };
    expect((await push(failed)).status).toBe(200);
    nowMs += 61_000;
    const second = await traceOf(seq, first);
    expect((await push(resultOf(first, 'risky'))).status).toBe(200);
    expect(await waiting()).toBe(1);
    nowMs += 41 * 60_000;
    await push(resultOf(await traceOf(seq, second), 'risky'));
    expect(await waiting()).toBe(0);
    customer = await place.customer('Zhang San');
    expect(await refused(customer, 'message.recall', { seq }, session)).toBe('message.recalled');
  });

  test('a picture that was taken back is not asked about any more', async () => {
    wechat.replies.set(MEDIA, () => ({ errcode: -1, errmsg: 'system error' }));
    const { seq } = await sendPicture();
    await waitFor(() => wechat.askedOf(MEDIA).length === 1);
    await done(customer, 'message.recall', { seq }, session);
    nowMs += 61_000;
    await waitFor(async () => (await waiting()) === 0);
    expect(wechat.askedOf(MEDIA)).toHaveLength(1);
  });
});
