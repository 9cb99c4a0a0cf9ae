import { CccError, textOf } from '@ccc/protocol';
import { openChat } from '../../test/opened';
import { createStage, type App } from '../../test/stage';
import type { ChatItem, ConversationChange } from '../index';
import { wordsOf } from '../../test/words';

const texts = (items: readonly ChatItem[]) =>
  items.map((item) => (item.kind === 'message' ? wordsOf(item) : `<${item.notice.name}>`));

const deliveries = ({ client }: App) =>
  client.chat.view.items.flatMap((item) =>
    item.kind === 'message' && item.isOwn ? [`${wordsOf(item)} ${item.delivery}`] : [],
  );

describe('chat', () => {
  it('logs in without a word, opens a session and shows what the flow says', async () => {
    const { app, chat, service, session } = await openChat();
    expect(service.usedCodes).toEqual(['code-1']);
    expect(app.client.connection.state.name).toBe('online');
    expect(chat.view).toMatchObject({
      session,
      stage: { name: 'flow' },
      customer: { nickname: '微信用户' },
    });
    expect(chat.view.items).toEqual([
      expect.objectContaining({
        kind: 'message',
        isOwn: false,
        sender: { kind: 'system' },
        delivery: 'sent',
        content: expect.objectContaining({ choices: [{ keyword: '1', label: '人工' }] }),
      }),
    ]);
  });

  it('follows the session through queue, agent and end', async () => {
    const { clock, chat, service, session } = await openChat();
    service.queue(session, 3);
    await clock.run(50);
    expect(chat.view.stage).toMatchObject({ name: 'queued', ahead: 3, group: { name: '售前' } });
    const place = { session, ahead: 1, waitMinutes: 4 };
    service.push({ type: 'notice', name: 'queue.place', data: place });
    await clock.run(50);
    expect(chat.view.stage).toMatchObject({ name: 'queued', ahead: 1, waitMinutes: 4 });
    service.accept(session);
    service.say(session, '我来了');
    await clock.run(50);
    expect(chat.view.stage).toMatchObject({ name: 'active', agent: { staffNo: '1001' } });
    expect(chat.view.items[chat.view.items.length - 1]).toMatchObject({
      sender: { kind: 'agent', agent: { nickname: '小林' } },
    });
    service.end(session);
    await clock.run(50);
    expect(chat.view.stage).toMatchObject({ name: 'ended', closeBy: 'seat', reason: 'ok' });
    expect(texts(chat.view.items)).toEqual([
      '您好',
      '<queued>',
      '<queued>',
      '<accepted>',
      '我来了',
      '<ended>',
    ]);
  });

  it('shows a message as sending at once and as sent under the same key', async () => {
    const { clock, chat, service, session } = await openChat();
    const key = chat.send('在吗');
    expect(chat.view.items[1]).toMatchObject({ key, delivery: 'sending', isOwn: true });
    await clock.run(50);
    expect(chat.view.items[1]).toMatchObject({ key, delivery: 'sent', isOwn: true });
    expect(chat.view.items[1]?.seq).toBe(service.log(session).length);
    expect(chat.view.items).toHaveLength(2);
  });

  it('refuses empty and endless messages before they are anything', async () => {
    const { chat } = await openChat();
    expect(() => chat.send(' \n')).toThrow(new CccError('message.empty'));
    expect(() => chat.send('x'.repeat(4001))).toThrow(
      textOf('message.tooLong', 'en', { max: 4000 }),
    );
    expect(chat.view.items).toHaveLength(1);
  });

  it('tells only what changed', async () => {
    const { clock, chat, service, session } = await openChat();
    const changes: ConversationChange[] = [];
    chat.onChange((change) => changes.push(change));
    chat.send('一');
    chat.send('二');
    await clock.run(50);
    service.say(session, '三');
    await clock.run(50);
    const touched = changes.map(({ appendedFrom, updated, view }) => [
      ...updated,
      ...[...view.items.keys()].slice(appendedFrom),
    ]);
    expect(changes.length).toBeGreaterThan(0);
    expect(touched.filter((indexes) => indexes.length > 1)).toEqual([]);
    expect(changes.filter(({ isShorter }) => isShorter)).toEqual([]);
    expect(texts(chat.view.items)).toEqual(['您好', '一', '二', '三']);
  });

  it('rebuilds the same list from its changes alone', async () => {
    const { clock, chat, service, session } = await openChat();
    let copy: ChatItem[] = [...chat.view.items];
    chat.onChange(({ view, appendedFrom, updated, isShorter }) => {
      if (isShorter) copy = [...view.items];
      for (const index of updated) copy[index] = view.items[index]!;
      copy.push(...view.items.slice(Math.max(appendedFrom, copy.length)));
    });
    chat.send('a');
    service.say(session, 'b');
    chat.send('c');
    await clock.run(10);
    service.closeAll('cut');
    service.say(session, 'd');
    await clock.run(5000);
    service.end(session);
    await clock.run(100);
    expect(copy).toEqual(chat.view.items);
    expect(texts(copy)).toHaveLength(6);
  });

  it('keeps what is written without a network, in order, and sends it when there is one', async () => {
    const { clock, app, chat, service, session } = await openChat();
    service.reach = 'down';
    app.platform.lifecycle.setOnline(false);
    await clock.run(100);
    expect(app.client.connection.state).toMatchObject({ name: 'suspended', reason: 'offline' });
    chat.send('第一');
    chat.send('第二');
    await clock.run(60000);
    expect(deliveries(app)).toEqual(['第一 sending', '第二 sending']);
    service.reach = 'up';
    app.platform.lifecycle.setOnline(true);
    await clock.run(200);
    expect(deliveries(app)).toEqual(['第一 sent', '第二 sent']);
    expect(service.texts(session)).toEqual(['您好', '第一', '第二']);
  });

  it('takes up after a kill in mid-send, and stores the message once', async () => {
    const { clock, app, chat, service, session, openApp, kill } = await openChat();
    chat.send('还在吗');
    // The command arrives; the acknowledgement does not.
    await clock.run(5);
    expect(service.texts(session)).toEqual(['您好', '还在吗']);
    kill(app);
    await clock.run(60000);
    const again = openApp();
    expect(deliveries(again)).toEqual(['还在吗 sending']);
    void again.client.chat.open();
    await clock.run(2000);
    expect(deliveries(again)).toEqual(['还在吗 sent']);
    expect(service.texts(session)).toEqual(['您好', '还在吗']);
    expect(service.usedCodes).toHaveLength(1);
  });

  it('takes up after a kill before the message went out', async () => {
    const stage = createStage();
    const app = stage.openApp();
    void app.client.chat.open();
    app.client.chat.send('早');
    expect(stage.stored('ccc_outbox_1400000000_flow-1')).toContain('早');
    stage.kill(app);
    await stage.clock.run(1000);
    expect(stage.service.sessionIds).toEqual([]);
    const again = stage.openApp();
    void again.client.chat.open();
    await stage.clock.run(2000);
    expect(stage.service.texts(stage.service.sessionIds[0]!)).toEqual(['您好', '早']);
    expect(stage.stored('ccc_outbox_1400000000_flow-1')).toBeUndefined();
  });

  it('fails a message for an ended session, and sends it into the next one when asked', async () => {
    const { clock, app, chat, service, session } = await openChat();
    service.end(session);
    const key = chat.send('等等');
    await clock.run(50);
    expect(chat.view.items.find((item) => item.key === key)).toMatchObject({
      delivery: 'failed',
      code: 'session.closed',
    });
    void chat.reopen();
    await clock.run(50);
    const [, next] = service.sessionIds;
    expect(chat.view).toMatchObject({ session: next, stage: { name: 'flow' } });
    chat.resend(key);
    await clock.run(50);
    expect(service.texts(next!)).toEqual(['您好', '等等']);
    expect(deliveries(app)).toEqual(['等等 sent']);
    expect(texts(chat.view.items)).toEqual(['您好', '<ended>', '<begun>', '您好', '等等']);
  });

  it('tries for a while what may succeed later, then fails it where it stood', async () => {
    let refusals = 5;
    const stage = createStage({
      faults: {
        deliveries: () => [0],
        breaks: () => false,
        refusal: () => (refusals-- > 0 ? 'store.unavailable' : undefined),
      },
    });
    const { client } = stage.openApp();
    refusals = 0;
    void client.chat.open();
    await stage.clock.run(2000);
    const session = stage.service.sessionIds[0]!;
    refusals = 5;
    const key = client.chat.send('存不下');
    await stage.clock.run(60000);
    stage.service.say(session, '后来的');
    await stage.clock.run(100);
    expect(client.chat.view.items[1]).toMatchObject({
      key,
      delivery: 'failed',
      code: 'store.unavailable',
    });
    expect(texts(client.chat.view.items)).toEqual(['您好', '存不下', '后来的']);
    client.chat.resend(key);
    await stage.clock.run(100);
    expect(texts(client.chat.view.items)).toEqual(['您好', '后来的', '存不下']);
    const sent = stage.service.commands.filter(({ name }) => name === 'message.send');
    expect(sent.map(({ id }) => id)).toEqual(Array.from({ length: 6 }, () => key));
  });

  it('ends the session on demand', async () => {
    const { clock, chat } = await openChat();
    const ended = chat.end();
    await clock.run(50);
    await ended;
    expect(chat.view.stage).toMatchObject({ name: 'ended', closeBy: 'client', endStatus: 109 });
  });

  it('rejects `open` with the code of the login that failed', async () => {
    const stage = createStage();
    const { client } = stage.openApp();
    stage.service.usedCodes.push('code-1');
    const opened = client.chat.open();
    const outcome = expect(opened).rejects.toMatchObject({ code: 'auth.codeUsed' });
    await stage.clock.run(1000);
    await outcome;
    expect(client.connection.state).toEqual({ name: 'stopped', code: 'auth.codeUsed' });
  });

  it('stays itself when the conversation is opened elsewhere, and comes back when asked', async () => {
    const { clock, app, chat, service, session, openApp } = await openChat();
    const other = openApp();
    void other.client.chat.open();
    await clock.run(1000);
    expect(app.client.connection.state).toEqual({ name: 'stopped', code: 'connection.replaced' });
    chat.send('我在这里');
    await clock.run(1000);
    expect(deliveries(app)).toEqual(['我在这里 sending']);
    app.client.connection.start();
    await clock.run(1000);
    expect(deliveries(app)).toEqual(['我在这里 sent']);
    expect(service.texts(session)).toEqual(['您好', '我在这里']);
    expect(other.client.connection.state.name).toBe('stopped');
  });

  it('rates what has ended, and an earlier session that was left without a word', async () => {
    const { clock, chat, service, session } = await openChat();
    service.accept(session);
    service.end(session);
    await clock.run(50);
    const rated = chat.rate(session, { score: 5, tags: [] });
    await clock.run(50);
    await rated;
    expect(chat.view.rating).toMatchObject({ given: { score: 5, tags: [] } });

    const openNext = async () => {
      const opened = chat.reopen();
      await clock.run(50);
      await opened;
      return service.sessionIds.at(-1)!;
    };
    const second = await openNext();
    expect(chat.view.unrated).toBeUndefined();
    service.accept(second);
    service.end(second);
    await openNext();
    expect(chat.view).toMatchObject({ rating: undefined, unrated: second });
    const late = chat.rate(second, { score: 3, tags: ['等待太久'], comment: '慢' });
    await clock.run(50);
    await late;
    expect(chat.view.unrated).toBeUndefined();
    expect(service.log(second).at(-1)).toMatchObject({
      name: 'rating.given',
      data: { score: 3, tags: ['等待太久'], comment: '慢' },
    });
  });
});
