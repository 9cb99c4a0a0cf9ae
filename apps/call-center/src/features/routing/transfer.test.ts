import type { DirectoryResponse } from '@ccc/protocol';
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
} from '../../../test/conversation';
import { STORE_KINDS, ServicePlace } from '../../../test/service-place';

const CONSULTING = 'product-consulting';
const COOPERATION = 'business-cooperation';
const NOTE = '客户要开发票，抬头已核对';

describe.each(STORE_KINDS)('a transfer (%s store)', (kind) => {
  let place: ServicePlace;
  let customer: WireClient;
  let liSi: WireClient;
  let session: string;

  beforeEach(async () => {
    place = await ServicePlace.open(kind);
    await place.start({ limits: { leaseMs: 1500, leaseRenewMs: 300, sweepMs: 200 } });
    customer = await place.customer('Zhang San');
    session = await openSession(customer);
    liSi = await place.agent('2222@qq.com');
    await goOnline(liSi);
    await say(customer, session, '1');
    await accept(liSi, session);
    await say(liSi, session, '您好');
  }, 30_000);

  afterEach(() => place.close());

  async function online(email: string): Promise<WireClient> {
    const agent = await place.agent(email);
    await goOnline(agent);
    return agent;
  }

  const transfer = (to: object, note?: string) =>
    done(liSi, 'session.transfer', note === undefined ? { to } : { to, note }, session);
  const refusal = (to: object, by = liSi) => refused(by, 'session.transfer', { to }, session);

  test('to a group: the giver is free at once, the next sees note and history, the customer only a line', async () => {
    const zhaoLiu = await online('4444@qq.com');
    const from = liSi.frames.length;
    await transfer({ group: COOPERATION }, NOTE);
    await deskThat(liSi, ({ status, tasks }) => status === 'free' && tasks.length === 0, from);
    const ringing = await deskThat(zhaoLiu, ({ tasks }) => tasks.some(({ offer }) => offer));
    expect(ringing.tasks[0]).toMatchObject({
      group: { id: COOPERATION },
      transfer: { from: { id: 'li-si', staffNo: '000010' }, note: NOTE },
    });
    await say(customer, session, '还在吗');
    await accept(zhaoLiu, session);
    await waitForWords(customer, session, '转人工客服成功，000012号客服代表为您服务。');
    const given = zhaoLiu.events(session).find(({ name }) => name === 'session.transferred');
    expect(given?.data).toMatchObject({ from: { id: 'li-si' }, note: NOTE });
    await waitForWords(zhaoLiu, session, '还在吗');
    const seen = JSON.stringify(customer.events(session));
    expect(seen).not.toContain(NOTE);
    expect(customer.events(session).map(({ name }) => name)).toContain('session.transferred');
    const history = await place.get(
      `/api/v1/sessions/${session}/events`,
      await place.customerToken('Zhang San'),
    );
    expect(JSON.stringify(history.body)).not.toContain(NOTE);
  });

  test('whoever gave a session away has no more business with it, and gets it again as new', async () => {
    const zhaoLiu = await online('4444@qq.com');
    await transfer({ group: COOPERATION });
    await accept(zhaoLiu, session);
    await say(zhaoLiu, session, '我来帮您');
    expect(await refused(liSi, 'session.watch', {}, session)).toBe('session.unknown');
    expect(await refused(liSi, 'session.end', {}, session)).toBe('session.unknown');
    expect(JSON.stringify(liSi.events(session))).not.toContain('我来帮您');
    const from = liSi.frames.length;
    await done(zhaoLiu, 'session.transfer', { to: { agent: 'li-si' } }, session);
    await done(liSi, 'offer.accept', { offer: await offerAfter(liSi, from) }, session);
    // From the first event on: the replay passes the places at which it was theirs no more.
    await done(liSi, 'session.watch', { lastSeq: 0 }, session);
    await waitForWords(liSi, session, '我来帮您');
    await say(customer, session, '谢谢');
    await waitForWords(liSi, session, '谢谢');
  });

  test('to an agent who declines: to the others of the group, never straight back', async () => {
    const wangWu = await online('3333@qq.com');
    await transfer({ agent: 'wang-wu' });
    const from = liSi.frames.length;
    await done(wangWu, 'offer.decline', { offer: await offerOf(wangWu, session) }, session);
    // Nobody else is there: it comes back to the group, where who gave it is asked.
    await deskThat(liSi, ({ tasks }) => tasks.some(({ offer }) => offer), from);
    await done(liSi, 'offer.accept', { offer: await offerAfter(liSi, from) }, session);
    await done(liSi, 'session.watch', { lastSeq: 0 }, session);
    await say(liSi, session, '还是我来');
    await waitForWords(customer, session, '还是我来');
    expect(customer.events(session).map(({ name }) => name)).not.toContain('session.ended');
    expect(JSON.stringify(customer.events(session))).not.toContain('wang-wu');
  });

  test('to an agent of another group who does not answer, and everybody gone: it waits for the next', async () => {
    await place.setOfferTimeout(1);
    const zhaoLiu = await online('4444@qq.com');
    await transfer({ agent: 'zhao-liu' });
    await done(liSi, 'agent.setStatus', { status: 'offline' });
    await deskThat(zhaoLiu, ({ status }) => status === 'rest');
    const token = await place.agentToken('admin@example.com');
    const why = await place.get(`/api/v1/sessions/${session}/why`, token);
    expect(why.body).toMatchObject({ stage: 'queued', code: 'nobodyOnline' });
    const wangWu = await online('3333@qq.com');
    await accept(wangWu, session);
    await say(wangWu, session, '让您久等了');
    await waitForWords(customer, session, '让您久等了');
  });

  test('in the own group it is not offered to who gave it, who takes those behind it', async () => {
    const wangWu = await online('3333@qq.com');
    const other = await place.customer('Li');
    const second = await openSession(other);
    await say(other, second, '1');
    await accept(wangWu, second);
    await transfer({ group: CONSULTING });
    const third = await place.customer('Wu');
    const behind = await openSession(third);
    const from = liSi.frames.length;
    await say(third, behind, '1');
    const { tasks } = await deskThat(liSi, (desk) => desk.tasks.some(({ offer }) => offer), from);
    expect(tasks.map((task) => task.session)).toEqual([behind]);
    await accept(liSi, behind);
    await done(wangWu, 'session.end', {}, second);
    await done(wangWu, 'session.complete', {}, second);
    await accept(wangWu, session);
  });

  test('refuses what cannot be, by name, and the session stays', async () => {
    expect(await refusal({ group: 'nowhere' })).toBe('transfer.targetUnknown');
    expect(await refusal({ agent: 'nobody' })).toBe('transfer.targetUnknown');
    expect(await refusal({ agent: 'admin' })).toBe('transfer.targetUnknown');
    expect(await refusal({ agent: 'zhao-liu', group: CONSULTING })).toBe('transfer.targetUnknown');
    expect(await refusal({ agent: 'li-si' })).toBe('transfer.toSelf');
    expect(await refusal({ agent: 'wang-wu' })).toBe('transfer.agentUnavailable');
    expect(await refusal({ group: CONSULTING })).toBe('transfer.groupOffline');
    expect(await refusal({ group: CONSULTING }, customer)).toBe('auth.forbidden');
    const wangWu = await online('3333@qq.com');
    expect(await refusal({ group: CONSULTING }, wangWu)).toBe('session.unknown');
    const other = await place.customer('Li');
    const second = await openSession(other);
    await say(other, second, '1');
    await accept(wangWu, second);
    expect(await refusal({ agent: 'wang-wu' })).toBe('transfer.agentUnavailable');
    await say(liSi, session, '我还在');
  });

  test('two who give to the same agent at once: one is told that there is no room', async () => {
    const wangWu = await online('3333@qq.com');
    const other = await place.customer('Li');
    const second = await openSession(other);
    await say(other, second, '1');
    await accept(wangWu, second);
    const zhaoLiu = await online('4444@qq.com');
    const to = { agent: 'zhao-liu' };
    const answers = await Promise.all([
      liSi.ask('give-1', 'session.transfer', { to }, session),
      wangWu.ask('give-2', 'session.transfer', { to }, second),
    ]);
    expect(answers.map(({ type }) => type).sort()).toEqual(['ack', 'refuse']);
    expect(answers.find(({ type }) => type === 'refuse')).toMatchObject({
      code: 'transfer.agentUnavailable',
    });
    await deskThat(zhaoLiu, ({ tasks }) => tasks.length === 1);
  });

  test('the same command again is acknowledged again, once the session is with another', async () => {
    const zhaoLiu = await online('4444@qq.com');
    const to = { agent: 'zhao-liu' };
    const first = await done(liSi, 'session.transfer', { to }, session, 'give-1');
    await accept(zhaoLiu, session);
    const again = await done(liSi, 'session.transfer', { to }, session, 'give-1');
    expect(again.seq).toBe(first.seq);
  });

  test('the directory shows groups and agents of the own instance, to agents only', async () => {
    const token = await place.agentToken('3333@qq.com');
    const { body } = await place.get<DirectoryResponse>('/api/v1/directory', token);
    const { groups, agents } = body;
    expect(groups).toEqual([
      { id: COOPERATION, name: '商务合作客服1组', online: 0, free: 0, waiting: 0 },
      { id: CONSULTING, name: '产品咨询客服1组', online: 1, free: 0, waiting: 0 },
    ]);
    expect(agents.map(({ id, status, isFree }) => [id, status, isFree])).toEqual([
      ['li-si', 'busy', false],
      ['wang-wu', 'offline', false],
      ['zhao-liu', 'offline', false],
    ]);
    const { status } = await place.get('/api/v1/directory', await place.customerToken('x'));
    expect(status).toBe(403);
  });

  /** The newest offer of the session on this desk. */
  async function offerAfter(agent: WireClient, from: number): Promise<string> {
    const desk = await deskThat(agent, ({ tasks }) => tasks.some(({ offer }) => offer), from);
    return desk.tasks.find((task) => task.offer)!.offer!.id;
  }
});
