import { openChat, openDeskAtWork } from '../../test/opened';
import { createStage } from '../../test/stage';
import { readMarkOf, type ChatItem } from '../index';

async function talking() {
  const stage = await openChat();
  const { session } = stage;
  const desk = await openDeskAtWork(stage);
  stage.service.accept(session);
  const conversation = desk.client.desk.conversation(session);
  await stage.clock.run(100);
  const commands = (name: string) =>
    stage.service.commands.filter((command) => command.name === name);
  return { ...stage, conversation, commands };
}

const seqOf = (items: readonly ChatItem[]) => items[items.length - 1]?.seq;

describe('read marks', () => {
  it('say of one’s newest words whether the other side was shown them, until it answers', async () => {
    const { clock, chat, conversation } = await talking();
    const key = chat.send('在吗');
    expect(readMarkOf(chat.view)).toBeUndefined();
    await clock.run(100);
    expect(readMarkOf(chat.view)).toEqual({ key, isRead: false });
    conversation.markRead();
    await clock.run(100);
    expect(chat.view.readSeq).toBe(seqOf(chat.view.items));
    expect(readMarkOf(chat.view)).toEqual({ key, isRead: true });
    const next = chat.send('还有一个问题');
    await clock.run(100);
    expect(readMarkOf(chat.view)).toEqual({ key: next, isRead: false });
    conversation.send('请讲');
    await clock.run(100);
    expect(readMarkOf(chat.view)).toBeUndefined();
    expect(readMarkOf(conversation.view)).toMatchObject({ isRead: false });
  });

  it('are told once for each message, at most once a second, and not for one’s own or the flow’s', async () => {
    const { clock, service, session, chat, conversation, commands } = await talking();
    chat.markRead();
    conversation.send('您好');
    await clock.run(100);
    const seen = commands('session.read').length;
    expect(seen).toBe(0);
    for (let n = 0; n < 10; n += 1) {
      service.say(session, `${n}`);
      await clock.run(100);
      chat.markRead();
      chat.markRead();
    }
    await clock.run(5000);
    const told = commands('session.read').map(({ args }) => (args as { seq: number }).seq);
    expect(told.length).toBeLessThanOrEqual(3);
    expect(told.at(-1)).toBe(seqOf(chat.view.items));
    chat.markRead();
    await clock.run(5000);
    expect(commands('session.read')).toHaveLength(told.length);
  });

  it('wait for a connection and are then told', async () => {
    const { clock, service, session, chat, commands } = await talking();
    service.say(session, '您好');
    await clock.run(100);
    service.reach = 'down';
    service.closeAll('cut');
    await clock.run(500);
    chat.markRead();
    await clock.run(500);
    expect(commands('session.read')).toHaveLength(0);
    service.reach = 'up';
    await clock.run(60_000);
    expect(commands('session.read')).toHaveLength(1);
  });
});

describe('signs of writing', () => {
  it('are told at most every three seconds, and hold for five', async () => {
    const { clock, chat, conversation, commands } = await talking();
    for (let n = 0; n < 8; n += 1) {
      chat.typing();
      await clock.run(500);
    }
    expect(commands('session.typing')).toHaveLength(2);
    expect(conversation.view.isTyping).toBe(true);
    expect(chat.view.isTyping).toBeUndefined();
    await clock.run(5100);
    expect(conversation.view.isTyping).toBeUndefined();
  });

  it('go with the words, and begin anew with the next ones', async () => {
    const { clock, chat, conversation, commands } = await talking();
    conversation.typing();
    await clock.run(100);
    expect(chat.view.isTyping).toBe(true);
    conversation.send('请稍等');
    await clock.run(100);
    expect(chat.view.isTyping).toBeUndefined();
    conversation.typing();
    await clock.run(100);
    expect(chat.view.isTyping).toBe(true);
    expect(commands('session.typing')).toHaveLength(2);
  });

  it('are nothing to a flow', async () => {
    const stage = createStage();
    const { chat } = stage.openApp().client;
    void chat.open();
    await stage.clock.run(1000);
    chat.typing();
    await stage.clock.run(100);
    expect(stage.service.commands.map(({ name }) => name)).toEqual(['session.open']);
  });
});
