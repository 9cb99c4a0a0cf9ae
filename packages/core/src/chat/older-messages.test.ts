import { createStage } from '../../test/stage';
import { wordsOf } from '../../test/words';
import type { ChatItem, ConversationChange } from '../index';

const words = (items: readonly ChatItem[]) =>
  items.map((item) => (item.kind === 'message' ? wordsOf(item) : `<${item.notice.name}>`));

/** A session with an agent and so many messages, found by an app that starts afresh. */
async function longSession(messages: number) {
  const stage = createStage();
  const first = stage.openApp();
  void first.client.chat.open();
  await stage.clock.run(1000);
  const session = stage.service.sessionIds[0]!;
  stage.service.accept(session);
  for (let n = 1; n <= messages; n += 1) stage.service.say(session, `m${n}`);
  await stage.clock.run(100);
  stage.kill(first);
  const received: number[] = [];
  const { client } = stage.openApp();
  client.connection.onEvent(({ seq }) => received.push(seq));
  void client.chat.open();
  await stage.clock.run(1000);
  return { ...stage, session, client, chat: client.chat, received };
}

describe('a long conversation', () => {
  it('opens with its newest messages, standing where it stands', async () => {
    const { chat, received, service, session } = await longSession(500);
    expect(received).toHaveLength(60);
    expect(words(chat.view.items).slice(-2)).toEqual(['m499', 'm500']);
    expect(chat.view).toMatchObject({
      stage: { name: 'active', agent: { nickname: '小林' } },
      customer: { nickname: '微信用户' },
      older: 'more',
    });
    const newest = chat.view.items[chat.view.items.length - 1];
    expect(newest).toMatchObject({ sender: { kind: 'agent', agent: { nickname: '小林' } } });
    expect(newest?.seq).toBe(service.log(session).length);
  });

  it('goes on from there, and what is sent from a phone that was killed is sent once', async () => {
    const { chat, clock, service, session } = await longSession(100);
    chat.send('我在');
    service.say(session, '好的');
    await clock.run(100);
    expect(words(chat.view.items).slice(-3).sort()).toEqual(['m100', '好的', '我在']);
    service.closeAll('cut');
    service.say(session, '还在吗');
    await clock.run(5000);
    expect(words(chat.view.items).slice(-1)).toEqual(['还在吗']);
    expect(service.hellos.at(-1)?.resume[0]?.lastSeq).toBe(service.log(session).length - 1);
  });

  it('brings older messages in front, without touching the others, to the very first', async () => {
    const { chat, clock } = await longSession(250);
    const changes: ConversationChange[] = [];
    let copy = [...chat.view.items];
    chat.onChange((change) => {
      changes.push(change);
      const { view, prepended, updated, appendedFrom } = change;
      copy = [...view.items.slice(0, prepended), ...copy];
      for (const index of updated) copy[index] = view.items[index]!;
      copy.push(...view.items.slice(appendedFrom));
    });
    for (let page = 0; page < 3; page += 1) {
      void chat.loadOlder();
      await clock.run(100);
    }
    expect(changes.flatMap(({ updated }) => updated)).toEqual([]);
    expect(copy).toEqual(chat.view.items);
    expect(chat.view.older).toBe('none');
    const all = Array.from({ length: 250 }, (_none, index) => `m${index + 1}`);
    expect(words(chat.view.items)).toEqual(['您好', '<queued>', '<accepted>', ...all]);
    const senders = chat.view.items.filter((item) => item.kind === 'message').slice(1);
    expect(senders.every(({ sender }) => sender.kind === 'agent' && sender.agent)).toBe(true);
    const seqs = chat.view.items.map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => Number(a) - Number(b)));
  });

  it('brings the sessions before it, the newest first, each below a line that says so', async () => {
    const stage = createStage();
    const { service, clock } = stage;
    const first = stage.openApp();
    void first.client.chat.open();
    await clock.run(1000);
    for (let n = 1; n < 5; n += 1) {
      service.say(service.sessionIds.at(-1)!, `s${n}`);
      service.end(service.sessionIds.at(-1)!);
      await clock.run(100);
      void first.client.chat.reopen();
      await clock.run(100);
    }
    stage.kill(first);
    const { client } = stage.openApp();
    void client.chat.open();
    await clock.run(1000);
    expect(words(client.chat.view.items)).toEqual(['您好']);
    const rounds: string[][] = [];
    while (client.chat.view.older === 'more') {
      void client.chat.loadOlder();
      await clock.run(200);
      rounds.push(words(client.chat.view.items).filter((word) => word.startsWith('s')));
    }
    expect(rounds).toEqual([['s4'], ['s3', 's4'], ['s2', 's3', 's4'], ['s1', 's2', 's3', 's4']]);
    expect(client.chat.view.older).toBe('none');
    expect(words(client.chat.view.items).filter((word) => word === '<begun>')).toHaveLength(4);
    expect(client.chat.view.stage.name).toBe('flow');
  });

  it('says that older messages could not be loaded, and tries again', async () => {
    const { chat, clock, service } = await longSession(100);
    service.reach = 'down';
    const before = words(chat.view.items);
    void chat.loadOlder();
    await clock.run(60000);
    expect(chat.view.older).toBe('failed');
    expect(words(chat.view.items)).toEqual(before);
    service.reach = 'up';
    void chat.loadOlder();
    await clock.run(1000);
    expect(chat.view.older).toBe('none');
    expect(chat.view.items.length).toBeGreaterThan(before.length);
  });
});
