import { createStage } from '../../test/stage';
import type { ChatItem } from '../index';
import { wordsOf } from '../../test/words';

const texts = (items: readonly ChatItem[]) =>
  items.flatMap((item) => (item.kind === 'message' ? [wordsOf(item)] : []));

async function openChat() {
  const stage = createStage();
  const app = stage.openApp();
  void app.client.chat.open();
  await stage.clock.run(1000);
  const { chat } = app.client;
  return { ...stage, app, chat, session: stage.service.sessionIds[0]! };
}

describe('deleting on this device', () => {
  it('takes a message away here, also after the next start, and nowhere else', async () => {
    const { clock, service, session, app, chat, kill, openApp } = await openChat();
    const key = chat.send('删掉我');
    chat.send('留下我');
    await clock.run(100);
    chat.remove(key);
    expect(texts(chat.view.items)).toEqual(['您好', '留下我']);
    kill(app);
    const again = openApp().client.chat;
    void again.open();
    await clock.run(1000);
    expect(texts(again.view.items)).toEqual(['您好', '留下我']);
    expect(service.texts(session)).toEqual(['您好', '删掉我', '留下我']);
  });

  it('gives up what failed, and leaves what is on its way', async () => {
    const { clock, service, session, chat } = await openChat();
    service.end(session);
    const failed = chat.send('太晚了');
    await clock.run(100);
    service.reach = 'down';
    service.closeAll('cut');
    await clock.run(100);
    const waiting = chat.send('在路上');
    chat.remove(failed);
    chat.remove(waiting);
    chat.remove('nobody');
    expect(texts(chat.view.items)).toEqual(['您好', '在路上']);
  });

  it('does not grow for ever', async () => {
    const { clock, service, session, chat, stored } = await openChat();
    for (let n = 0; n < 210; n += 1) service.say(session, `${n}`);
    await clock.run(1000);
    for (const { key } of [...chat.view.items]) chat.remove(key);
    const text = stored('ccc_hidden_1400000000_flow-1') ?? '';
    const [[, seqs]] = JSON.parse(text) as [[string, number[]]];
    expect(seqs).toHaveLength(200);
  });
});
