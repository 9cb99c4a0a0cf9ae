import { LIMITS } from '@ccc/protocol';
import { SEED_FLOW } from '@ccc/flow';
import { deadlinesOf, needsRouting, summaryOf } from '.';
import {
  ANNE,
  CONSULTING,
  LI_SI,
  NOON,
  OFFER_MS,
  SessionRun,
  WANG_WU,
} from '../../test/domain/session-run';

const ending = (run: SessionRun) => run.log.find(({ name }) => name === 'session.ended')?.data;
const deadlines = (run: SessionRun) => (run.state === null ? [] : deadlinesOf(run.state));

describe('a session of the quick start', () => {
  it('goes from the greeting to the completed task with the documented words', () => {
    const run = new SessionRun();
    run.start();
    run.customerSays('你好');
    run.customerSays('咨询');
    expect(run.state && needsRouting(run.state)).toBe('product-consulting');
    run.route({ online: 3, free: 0, ahead: 2 });
    run.customerSays('请快一点');
    run.offer();
    run.accept();
    run.agentSays('您好，请讲');
    run.customerSays('多少钱？');
    run.endBy(LI_SI);
    run.completeBy(LI_SI);
    expect(run.words).toEqual([
      'system: 您好，欢迎来到腾讯云云呼叫中心，很高兴为您服务。',
      'system: 产品咨询请回复“咨询”（或回复“1”），商务合作请回复“合作”（或回复“2”）。',
      'customer: 你好',
      'system: 输入错误，请重新输入。',
      'customer: 咨询',
      'system: 正在为您转接人工客服，当前排队人数为2，请耐心等待。',
      'customer: 请快一点',
      'system: 转人工客服成功，000010号客服代表为您服务。',
      'agent: 您好，请讲',
      'customer: 多少钱？',
      'system: 本次会话已经结束。',
    ]);
    expect(ending(run)).toEqual({ closeBy: 'seat', reason: 'ok', endStatus: 1 });
    expect(run.stage).toBe('completed');
  });

  it('carries choices in what the flow asks, and none in what people write', () => {
    const run = new SessionRun();
    run.start();
    run.send({
      name: 'message.send',
      actor: { kind: 'customer', id: ANNE.id },
      content: { type: 'text', text: '你好', choices: [{ keyword: 'x', label: 'y' }] },
    });
    const contents = run.log.flatMap((event) =>
      event.name === 'message.sent' ? [event.data.content] : [],
    );
    const choices = [
      { keyword: '1', label: '产品咨询' },
      { keyword: '2', label: '商务合作' },
    ];
    expect(contents.map((content) => content.type === 'text' && content.choices)).toEqual([
      undefined,
      choices,
      undefined,
      choices,
    ]);
  });

  it('walks the canvas visibly', () => {
    const run = SessionRun.at('completed');
    const visits = run.log.flatMap((event) =>
      event.name === 'flow.stepped' ? event.data.visited : [],
    );
    expect(visits.map(({ node, branch }) => (branch ? `${node}:${branch}` : node))).toEqual([
      'start',
      'welcome',
      'choose',
      'choose:产品咨询',
      'to-consulting',
      'end',
    ]);
  });
});

describe('routing', () => {
  it('says nothing to a customer for whom an agent is free', () => {
    const run = SessionRun.at('routing');
    const before = run.words.length;
    run.route({ online: 1, free: 1, ahead: 0 });
    expect(run.words).toHaveLength(before);
    expect(run.stage).toBe('queued');
  });

  it('says the queue text when those who are free are for people ahead', () => {
    const run = SessionRun.at('routing');
    run.route({ online: 4, free: 1, ahead: 1 });
    expect(run.words.pop()).toBe('system: 正在为您转接人工客服，当前排队人数为1，请耐心等待。');
  });

  it('ends with the failure text when nobody is online', () => {
    const run = SessionRun.at('routing');
    run.route({ online: 0, free: 0, ahead: 0 });
    expect(run.words.pop()).toBe('system: 当前无客服在线，请稍后咨询。');
    expect(ending(run)).toEqual({ closeBy: 'admin', reason: 'noSeatOnline', endStatus: 3 });
    expect(run.stage).toBe('completed');
  });

  it('refuses the answer for another group than the one the flow asks for', () => {
    const run = SessionRun.at('menu');
    run.customerSays('2');
    expect(run.wantsRouting).toBe(true);
    expect(run.route({ online: 1, free: 1, ahead: 0 })).toBe('!session.notActive');
  });
});

describe('an offer', () => {
  it('that is missed goes on to the next agent, from the same place in the queue', () => {
    const run = SessionRun.at('routing');
    run.route({ online: 2, free: 0, ahead: 2, priority: 1 });
    run.now += 60_000;
    run.offer(LI_SI, 'first');
    run.now += OFFER_MS;
    expect(run.fire({ kind: 'offer', key: 'first' }, 1)).toBe('offer.expired');
    expect(run.state && summaryOf(run.state)).toMatchObject({
      stage: 'queued',
      queuedAt: NOON,
      priority: 1,
      agent: null,
      offer: null,
    });
    run.offer(WANG_WU, 'second');
    run.accept(WANG_WU, 'second');
    expect(run.words.pop()).toBe('system: 转人工客服成功，000011号客服代表为您服务。');
  });

  it('cannot be accepted any more at the moment it runs out, and does not run out before', () => {
    const run = SessionRun.at('offered');
    run.now += OFFER_MS - 1;
    expect(run.fire({ kind: 'offer', key: 'offer-1' })).toBe('');
    run.now += 1;
    expect(run.accept()).toBe('!offer.expired');
    expect(run.fire({ kind: 'offer', key: 'offer-1' })).toBe('offer.expired');
  });

  it.each([
    [
      'missed',
      'seatGiveUp',
      17,
      (run: SessionRun) => run.fire({ kind: 'offer', key: 'offer-1' }, 0),
    ],
    ['declined', 'seatGiveUp', 17, (run: SessionRun) => run.decline(0)],
    ['left behind', 'noSeatOnline', 3, (run: SessionRun) => run.withdraw(0)],
  ])('%s by the last agent ends the session: %s', (_how, reason, endStatus, lose) => {
    const run = SessionRun.at('offered');
    run.now += OFFER_MS;
    lose(run);
    expect(run.words.pop()).toBe('system: 当前无客服在线，请稍后咨询。');
    expect(ending(run)).toEqual({ closeBy: 'admin', reason, endStatus });
    expect(run.log.filter(({ name }) => name === 'flow.stepped').pop()?.data).toMatchObject({
      snapshot: { unserved: reason },
    });
    expect(run.stage).toBe('completed');
  });
});

describe('the reply timeout', () => {
  it('counts from the agent’s latest message', () => {
    const run = SessionRun.at('active');
    run.now += 100_000;
    run.agentSays('还在吗？');
    expect(deadlines(run)).toEqual([
      { kind: 'customerReply', key: String(run.log.length), at: run.now + 120_000 },
    ]);
  });

  it('is gone once the customer answers, and when the agent has not written', () => {
    const run = SessionRun.at('active');
    const [armed] = deadlines(run);
    run.customerSays('在');
    expect(deadlines(run)).toEqual([]);
    run.now += 500_000;
    expect(run.fire(armed ?? { kind: 'offer', key: '' })).toBe('');
    const fresh = SessionRun.at('offered');
    fresh.accept();
    expect(fresh.stage).toBe('active');
    expect(deadlines(fresh)).toEqual([]);
  });

  it('ends the session with the documented words; the task stays on the desk', () => {
    const run = SessionRun.at('active');
    const [armed] = deadlines(run);
    run.now = armed?.at ?? 0;
    run.fire(armed ?? { kind: 'offer', key: '' });
    expect(run.words.pop()).toBe('system: 超时未回复，本次会话将自动退出。');
    expect(ending(run)).toEqual({ closeBy: 'timer', reason: 'autoFinished', endStatus: 108 });
    expect(run.stage).toBe('ended');
  });

  it('of 0 seconds never comes', () => {
    const nodes = SEED_FLOW.nodes.map((node) =>
      node.kind === 'end' ? { ...node, replyTimeoutSeconds: 0 } : node,
    );
    const run = new SessionRun(NOON, { ...SEED_FLOW, nodes });
    run.start();
    run.customerSays('1');
    run.route({ online: 1, free: 1, ahead: 0 });
    run.offer();
    run.accept();
    run.agentSays('您好');
    expect(run.stage).toBe('active');
    expect(deadlines(run)).toEqual([]);
  });
});

describe('an end', () => {
  it.each([
    ['menu', ANNE, 'client', 'ivrGiveUp', 102, null],
    ['queued', ANNE, 'client', 'waitingGiveUp', 103, null],
    ['offered', ANNE, 'client', 'waitingGiveUp', 103, null],
    ['active', ANNE, 'client', 'ok', 109, null],
    ['active', LI_SI, 'seat', 'ok', 1, 'system: 本次会话已经结束。'],
    ['active', null, 'admin', 'ok', 1, 'system: 本次会话已经结束。'],
    ['queued', null, 'admin', 'ok', 1, null],
  ] as const)('at %s by %j is %s, %s', (stage, who, closeBy, reason, endStatus, lastWords) => {
    const run = SessionRun.at(stage);
    const said = run.words.length;
    run.endBy(who);
    expect(ending(run)).toEqual({ closeBy, reason, endStatus });
    expect(run.words.slice(said)).toEqual(lastWords === null ? [] : [lastWords]);
  });

  it('comes by itself when the flow runs to its end', () => {
    const run = new SessionRun(NOON, {
      schema: 1,
      id: 'notice',
      name: '公告',
      nodes: [
        { kind: 'start', id: 's', label: '开始', next: 'm' },
        { kind: 'message', id: 'm', label: '公告', text: '今日休息。', next: 'e' },
        {
          kind: 'end',
          id: 'e',
          label: '结束',
          replyTimeoutSeconds: 60,
          timeoutText: 'never said',
          agentEndText: 'never said',
        },
      ],
    });
    run.start();
    expect(run.words).toEqual(['system: 今日休息。']);
    expect(ending(run)).toEqual({ closeBy: 'admin', reason: 'ivrEnd', endStatus: 1 });
    expect(run.stage).toBe('completed');
  });
});

describe('what may be written', () => {
  it.each([
    ['nothing', '', '!message.empty'],
    ['blanks', ' \n\u3000', '!message.empty'],
    ['too much', 'x'.repeat(LIMITS.textMaxChars + 1), '!message.tooLong'],
    ['just enough', 'x'.repeat(LIMITS.textMaxChars), 'message.sent'],
  ])('%s', (_what, text, outcome) => {
    expect(SessionRun.at('queued').customerSays(text)).toBe(outcome);
    expect(SessionRun.at('active').agentSays(text)).toBe(outcome);
  });

  it('is not the service’s to send as a command', () => {
    const run = SessionRun.at('active');
    const content = { type: 'text', text: 'x' } as const;
    expect(run.send({ name: 'message.send', actor: { kind: 'system' }, content })).toBe(
      '!auth.forbidden',
    );
  });
});

describe('summaryOf', () => {
  const summary = (stage: Parameters<typeof SessionRun.at>[0]) => {
    const { state } = SessionRun.at(stage);
    return state === null ? null : summaryOf(state);
  };

  it('fills the columns as the session goes on', () => {
    expect(summary('menu')).toEqual({
      stage: 'flow',
      call: null,
      consult: null,
      group: null,
      priority: 3,
      queuedAt: null,
      agent: null,
      offer: null,
      acceptedAt: null,
      endedAt: null,
      endStatus: null,
      closeBy: null,
      leftMessage: null,
      lastText: SEED_FLOW.nodes.flatMap((node) => (node.kind === 'branch' ? [node.text] : []))[0],
    });
    expect(summary('queued')).toMatchObject({ stage: 'queued', group: CONSULTING, queuedAt: NOON });
    expect(summary('offered')).toMatchObject({
      stage: 'offered',
      agent: LI_SI.id,
      offer: { id: 'offer-1', expiresAt: NOON + OFFER_MS },
    });
    expect(summary('active')).toMatchObject({
      stage: 'active',
      agent: LI_SI.id,
      offer: null,
      acceptedAt: NOON,
      lastText: '您好',
    });
    expect(summary('completed')).toEqual({
      stage: 'completed',
      call: null,
      consult: null,
      group: CONSULTING,
      priority: 3,
      queuedAt: NOON,
      agent: LI_SI.id,
      offer: null,
      acceptedAt: NOON,
      endedAt: NOON,
      endStatus: 1,
      leftMessage: null,
      closeBy: 'seat',
      lastText: '本次会话已经结束。',
    });
  });
});
