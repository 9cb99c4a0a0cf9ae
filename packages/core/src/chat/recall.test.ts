import { LIMITS } from '@ccc/protocol';
import { openChat } from '../../test/opened';
import type { ChatItem } from '../index';

async function openTalk() {
  const stage = await openChat();
  const { chat } = stage;
  /** A message that is stored, once the agent is there. */
  const said = async (text: string): Promise<ChatItem> => {
    const key = chat.send(text);
    await stage.clock.run(100);
    return chat.view.items.find((item) => item.key === key)!;
  };
  return { ...stage, said };
}

describe('taking a message back', () => {
  it('replaces it by a line with its words, until the page is opened again', async () => {
    const { service, session, clock, chat, said, kill, app, openApp } = await openTalk();
    service.accept(session);
    await clock.run(50);
    const item = await said('发错了');
    expect(chat.canRecall(item.key)).toBe(true);
    const done = chat.recall(item.key);
    await clock.run(100);
    await done;
    const line = chat.view.items.find(({ key }) => key === item.key);
    expect(line).toMatchObject({ notice: { name: 'recalled', isOwn: true, text: '发错了' } });
    kill(app);
    const again = openApp().client.chat;
    void again.open();
    await clock.run(1000);
    const replayed = again.view.items.find(({ key }) => key === item.key);
    expect(replayed).toMatchObject({ notice: { name: 'recalled', isOwn: true, text: undefined } });
  });

  it('is offered for two minutes of the service, for own words that the flow has not read', async () => {
    const { service, session, clock, chat, said } = await openTalk();
    const answer = await said('1');
    service.accept(session);
    service.say(session, '您好');
    await clock.run(50);
    const own = await said('你好');
    const theirs = chat.view.items.find((item) => item.kind === 'message' && !item.isOwn)!;
    expect([answer, theirs, own].map((item) => chat.canRecall(item.key))).toEqual([
      false,
      false,
      true,
    ]);
    await clock.run(LIMITS.recallMs);
    expect(chat.canRecall(own.key)).toBe(false);
    const late = expect(chat.recall(own.key)).rejects.toMatchObject({
      code: 'message.recallTooLate',
    });
    await clock.run(100);
    await late;
  });

  it('is not offered once the session has ended, nor for what is not stored', async () => {
    const { service, session, clock, chat, said } = await openTalk();
    service.accept(session);
    await clock.run(50);
    const own = await said('你好');
    service.reach = 'down';
    service.closeAll('cut');
    await clock.run(50);
    const waiting = await said('在吗');
    expect(chat.canRecall(waiting.key)).toBe(false);
    await expect(chat.recall(waiting.key)).rejects.toMatchObject({ code: 'message.unknown' });
    service.reach = 'up';
    service.end(session);
    await clock.run(60_000);
    expect(chat.view.stage.name).toBe('ended');
    expect(chat.canRecall(own.key)).toBe(false);
  });
});
