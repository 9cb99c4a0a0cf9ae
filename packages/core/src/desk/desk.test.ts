import {
  asId,
  type DeskSnapshot,
  type OfferId,
  type SessionId,
  type SkillGroupId,
} from '@ccc/protocol';
import { AGENT } from '../../test/simulated-session';
import { openChat, openDeskAtWork } from '../../test/opened';
import type { DeskView } from '../desk/index';
import { wordsOf } from '../../test/words';

const GROUP = { id: asId<SkillGroupId>('group-1'), name: '售前' };

async function openDesk() {
  const stage = await openChat();
  const { client } = await openDeskAtWork(stage);
  return { ...stage, ...client };
}

function snapshot(now: number, session: SessionId, more: Partial<DeskSnapshot> = {}): DeskSnapshot {
  return {
    agent: { ...AGENT, name: '林', email: 'a@example.com', role: 'agent' },
    status: 'free',
    since: now,
    groups: [{ ...GROUP, waiting: 1 }],
    tasks: [
      {
        session,
        stage: 'offered',
        customer: { id: asId('customer-1'), nickname: '微信用户' },
        group: GROUP,
        queuedAt: now,
        offer: { id: asId<OfferId>('offer-9'), expiresAt: now + 20000 },
        lastSeq: 3,
      },
    ],
    now,
    ...more,
  };
}

describe('desk', () => {
  it('knows who is logged in, and refuses a wrong password', async () => {
    const { login, clock } = await openDesk();
    expect(login.identity?.agent).toMatchObject({ staffNo: '1001', email: 'a@example.com' });
    const wrong = login.loginAgent({ email: 'a@example.com', password: 'wrong' });
    const outcome = expect(wrong).rejects.toMatchObject({ code: 'auth.badCredentials' });
    await clock.run(100);
    await outcome;
    expect(login.identity).toBeUndefined();
  });

  it('shows the desk as it was last said, the newest winning', async () => {
    const { desk, service, clock, session } = await openDesk();
    const views: DeskView[] = [];
    desk.onChange((view) => views.push(view));
    expect(desk.view.snapshot).toBeUndefined();
    service.push({ type: 'notice', name: 'desk.changed', data: snapshot(2000, session) });
    await clock.run(50);
    const older = snapshot(1000, session, { status: 'rest' });
    service.push({ type: 'notice', name: 'desk.changed', data: older });
    await clock.run(50);
    expect(desk.view.snapshot).toMatchObject({ status: 'free', now: 2000 });
    expect(views).toHaveLength(1);
    expect(desk.task(session)?.offer?.id).toBe('offer-9');
  });

  it('accepts and declines with the offer of the task', async () => {
    const { desk, service, clock, session } = await openDesk();
    await expect(desk.accept(session)).rejects.toMatchObject({ code: 'session.unknown' });
    service.push({ type: 'notice', name: 'desk.changed', data: snapshot(2000, session) });
    await clock.run(50);
    desk.accept(session).catch(() => undefined);
    desk.decline(session).catch(() => undefined);
    await clock.run(50);
    expect(service.commands.slice(-2)).toEqual([
      expect.objectContaining({ name: 'offer.accept', session, args: { offer: 'offer-9' } }),
      expect.objectContaining({ name: 'offer.decline', session, args: { offer: 'offer-9' } }),
    ]);
  });

  it('does not accept what is no offer any more', async () => {
    const { desk, service, clock, session } = await openDesk();
    const { tasks } = snapshot(2000, session);
    const active = tasks.map((task) => ({ ...task, stage: 'active' as const, offer: undefined }));
    const data = snapshot(2000, session, { tasks: active });
    service.push({ type: 'notice', name: 'desk.changed', data });
    await clock.run(50);
    await expect(desk.accept(session)).rejects.toMatchObject({ code: 'offer.expired' });
  });

  it('passes refusals on', async () => {
    const { desk, clock } = await openDesk();
    const outcome = expect(desk.setStatus('free')).rejects.toMatchObject({
      code: 'agent.statusInvalid',
    });
    await clock.run(50);
    await outcome;
  });

  it('watches a conversation from its first event, and writes in it', async () => {
    const { desk, service, clock, session, app } = await openDesk();
    app.client.chat.send('在吗');
    service.accept(session);
    const conversation = desk.conversation(session);
    expect(desk.conversation(session)).toBe(conversation);
    conversation.send('在的');
    await clock.run(100);
    const shown = conversation.view.items.map((item) =>
      item.kind === 'message' ? `${item.isOwn ? '>' : ''}${wordsOf(item)}` : item.notice.name,
    );
    expect(shown).toEqual(['您好', 'queued', 'accepted', '在吗', '>在的']);
    expect(conversation.view).toMatchObject({
      stage: { name: 'active' },
      customer: { nickname: '微信用户' },
    });
    expect(app.client.chat.view.items[4]).toMatchObject({
      isOwn: false,
      sender: { kind: 'agent', agent: { staffNo: '1001' } },
      content: { text: '在的' },
    });
  });

  it('opens a long session with its newest part, and brings what is older when asked', async () => {
    const { desk, service, clock, session, connection } = await openDesk();
    service.accept(session);
    for (let n = 1; n <= 10_000; n += 1) service.say(session, `m${n}`);
    await clock.run(100);
    const received: number[] = [];
    connection.onEvent(({ seq }) => received.push(seq));
    const conversation = desk.conversation(session);
    await clock.run(100);
    expect(received).toHaveLength(60);
    expect(conversation.view).toMatchObject({
      stage: { name: 'active' },
      customer: { nickname: '微信用户' },
      older: 'more',
    });
    const before = conversation.view.items;
    void conversation.loadOlder();
    await clock.run(100);
    expect(conversation.view.items).toHaveLength(160);
    expect(conversation.view.items.slice(100)).toEqual(before);
    const [first] = conversation.view.items;
    expect(first?.kind === 'message' && wordsOf(first)).toBe('m9841');
    service.say(session, '还在吗');
    await clock.run(100);
    expect(conversation.view.items).toHaveLength(161);
    expect(conversation.view.older).toBe('more');
  });

  it('may be closed before the service has said where it begins', async () => {
    const { desk, clock, session } = await openDesk();
    const conversation = desk.conversation(session);
    conversation.close();
    await clock.run(100);
    expect(conversation.view.items).toEqual([]);
    expect(desk.conversation(session)).not.toBe(conversation);
  });

  it('keeps watching through a reconnect', async () => {
    const { desk, service, clock, session, app, connection } = await openDesk();
    const conversation = desk.conversation(session);
    await clock.run(100);
    service.closeAll('goingAway');
    app.client.chat.send('你还在吗');
    await clock.run(5000);
    expect(connection.state.name).toBe('online');
    expect(conversation.view.items.map(({ seq }) => seq)).toEqual([2, 4]);
  });

  it('watches a session that was opened while the connection was away', async () => {
    const { desk, service, clock, session } = await openDesk();
    service.reach = 'down';
    service.closeAll('cut');
    await clock.run(1000);
    const conversation = desk.conversation(session);
    await clock.run(20000);
    service.reach = 'up';
    await clock.run(40000);
    expect(conversation.view.stage.name).toBe('flow');
  });

  it('says where to, with the note, and shows to whom a session can go', async () => {
    const { desk, service, clock, session } = await openDesk();
    service.directory = { groups: [{ ...GROUP, online: 2, free: 1, waiting: 0 }], agents: [] };
    const listed = desk.directory();
    const refused = expect(
      desk.transfer(session, { group: GROUP.id }, '要发票'),
    ).rejects.toMatchObject({ code: 'session.notActive' });
    await clock.run(100);
    await refused;
    expect(await listed).toEqual(service.directory);
    expect(service.commands.at(-1)).toMatchObject({
      name: 'session.transfer',
      session,
      args: { to: { group: GROUP.id }, note: '要发票' },
    });
  });

  it('watches an open conversation again when a session that was passed on comes back', async () => {
    const { desk, service, clock, session } = await openDesk();
    const tasks = snapshot(2000, session).tasks.map(
      (task) => ({ ...task, stage: 'active' }) as const,
    );
    const say = (now: number, more: Partial<DeskSnapshot>) =>
      service.push({ type: 'notice', name: 'desk.changed', data: snapshot(now, session, more) });
    service.accept(session);
    say(2000, { tasks });
    await clock.run(100);
    const conversation = desk.conversation(session);
    await clock.run(100);
    service.transfer(session, '要发票');
    say(3000, { tasks: [] });
    await clock.run(100);
    service.say(session, '这里是小王');
    await clock.run(5000);
    expect(conversation.view.items.at(-1)).toMatchObject({ notice: { name: 'transferred' } });
    service.accept(session);
    say(4000, {});
    say(5000, { tasks });
    await clock.run(100);
    service.say(session, '我回来了');
    await clock.run(100);
    expect(conversation.view.items.slice(-4)).toMatchObject([
      { content: { text: '这里是小王' } },
      { notice: { name: 'queued' } },
      { notice: { name: 'accepted' } },
      { content: { text: '我回来了' } },
    ]);
  });

  it('opens a closed conversation anew', async () => {
    const { desk, clock, session } = await openDesk();
    const first = desk.conversation(session);
    first.close();
    const second = desk.conversation(session);
    expect(second).not.toBe(first);
    await clock.run(100);
    expect(second.view.items).toHaveLength(1);
  });

  it('is nobody’s after a logout', async () => {
    const { desk, service, clock, session, login, connection } = await openDesk();
    service.push({ type: 'notice', name: 'desk.changed', data: snapshot(2000, session) });
    await clock.run(50);
    const left = login.logout();
    await clock.run(1000);
    await left;
    expect(desk.view.snapshot).toBeUndefined();
    expect(connection.state.name).toBe('idle');
  });

  it('stops for good when the password is needed', async () => {
    const { service, clock, connection, login } = await openDesk();
    service.revokeTokens();
    service.closeAll('loggedOut');
    await clock.run(5000);
    expect(connection.state).toEqual({ name: 'stopped', code: 'auth.tokenExpired' });
    expect(login.state).toEqual({ name: 'loggedOut', code: 'auth.tokenExpired' });
  });
});
