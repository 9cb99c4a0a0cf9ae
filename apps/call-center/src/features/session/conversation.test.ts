import type { WireClient } from '@ccc/protocol/conformance';
import {
  accept,
  deskThat,
  done,
  goOnline,
  offerOf,
  openSession,
  refused,
  say,
  waitForWords,
  wordsOf,
} from '../../../test/conversation';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';

const GREETING = '您好，欢迎来到腾讯云云呼叫中心，很高兴为您服务。';
const QUESTION = '产品咨询请回复“咨询”（或回复“1”），商务合作请回复“合作”（或回复“2”）。';

describe.each(STORE_KINDS)('a conversation (%s store)', (kind) => {
  let place: ServicePlace;
  let customer: WireClient;
  let session: string;

  beforeEach(async () => {
    place = await ServicePlace.open(kind);
    await place.start();
    customer = await place.customer('Zhang San');
    session = await openSession(customer);
    await waitForWords(customer, session, QUESTION);
  }, 30_000);

  afterEach(() => place.close());

  test('the flow greets, corrects a wrong input and says when nobody is online', async () => {
    await say(customer, session, '你好');
    await say(customer, session, '1');
    const ended = await customer.waitForEvent(session, ({ name }) => name === 'session.ended');
    expect(ended.data).toEqual({ closeBy: 'admin', reason: 'noSeatOnline', endStatus: 3 });
    expect(wordsOf(customer, session)).toEqual([
      GREETING,
      QUESTION,
      '你好',
      '输入错误，请重新输入。',
      '1',
      '当前无客服在线，请稍后咨询。',
    ]);
    expect(await refused(customer, 'message.send', words('还在吗'), session)).toBe(
      'session.closed',
    );
  });

  test('an agent takes it, both talk, the agent ends and completes it', async () => {
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    await say(customer, session, '咨询');
    const ringing = await deskThat(agent, ({ tasks }) => tasks[0]?.stage === 'offered');
    expect(ringing.tasks[0]).toMatchObject({ session, group: { name: '产品咨询客服1组' } });
    expect(ringing.tasks[0]!.offer!.expiresAt).toBeGreaterThan(ringing.now);

    await accept(agent, session);
    await waitForWords(customer, session, '转人工客服成功，000010号客服代表为您服务。');
    await deskThat(agent, ({ status }) => status === 'busy');
    await say(agent, session, '您好，请讲');
    await waitForWords(customer, session, '您好，请讲');
    await say(customer, session, '多少钱？');
    await waitForWords(agent, session, '多少钱？');

    await done(agent, 'session.end', {}, session);
    await waitForWords(customer, session, '本次会话已经结束。');
    await deskThat(agent, ({ status, tasks }) => status === 'arrange' && tasks.length === 1);
    const from = agent.frames.length;
    await done(agent, 'session.complete', {}, session);
    await deskThat(agent, ({ status, tasks }) => status === 'free' && tasks.length === 0, from);
    const numbers = customer.events(session).map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  test('everybody who waits learns their number, and learns it again when it falls', async () => {
    const agent = await place.agent('4444@qq.com');
    await goOnline(agent);
    await say(customer, session, '2');
    await accept(agent, session);
    const waiting = await Promise.all(['Li', 'Wu'].map((name) => place.customer(name)));
    const sessions: string[] = [];
    for (const each of waiting) {
      const own = await openSession(each);
      await say(each, own, '合作');
      sessions.push(own);
    }
    const [first, second] = waiting as [WireClient, WireClient];
    expect(wordsOf(second, sessions[1]!).at(-1)).toBe(
      '正在为您转接人工客服，当前排队人数为1，请耐心等待。',
    );
    await placeOf(second, 1);
    await done(first, 'session.end', {}, sessions[0]);
    await placeOf(second, 0);
    expect(second.frames.filter(({ type }) => type === 'notice')).toHaveLength(2);
  });

  test('a customer who does not answer in time is said goodbye to', async () => {
    await place.publishWithReplyTimeout(1);
    await done(customer, 'session.end', {}, session);
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    const own = await openSession(customer);
    await say(customer, own, '1');
    await accept(agent, own);
    await say(agent, own, '请问还有什么可以帮您？');
    await waitForWords(customer, own, '超时未回复，本次会话将自动退出。');
    const ended = await customer.waitForEvent(own, ({ name }) => name === 'session.ended');
    expect(ended.data).toMatchObject({ closeBy: 'timer', reason: 'autoFinished' });
  });

  test('who asks why somebody waits gets it in words', async () => {
    const agent = await place.agent('2222@qq.com');
    await goOnline(agent);
    await say(customer, session, '1');
    await offerOf(agent, session);
    const why = await place.get(
      `/api/v1/sessions/${session}/why`,
      await place.agentToken('admin@example.com'),
    );
    expect(why.body).toMatchObject({ stage: 'offered', code: 'ringing' });
    expect(why.body['zh-CN']).toContain('阿狸');
    const stranger = await place.agentToken('4444@qq.com');
    expect((await place.get(`/api/v1/sessions/${session}/why`, stranger)).status).toBe(404);
  });
});

function words(text: string): object {
  return { content: { type: 'text', text } };
}

async function placeOf(client: WireClient, ahead: number): Promise<void> {
  await client.waitFor(
    `place ${ahead}`,
    (frame) =>
      frame.type === 'notice' && frame.name === 'queue.place' && frame.data.ahead === ahead,
  );
}
