import { createStage } from '../../test/stage';
import { quotedItem, type MessageItem } from '../index';

it('a message says which it answers, over a kill, until that is recalled', async () => {
  const { clock, service, openApp, kill } = createStage();
  const app = openApp();
  void app.client.chat.open();
  await clock.run(1000);
  const session = service.sessionIds[0]!;
  service.accept(session);
  await clock.run(100);
  const first = app.client.chat.send('红色的有吗');
  await clock.run(100);
  service.reach = 'down';
  service.closeAll('cut');
  await clock.run(100);
  const key = app.client.chat.send('我问的是这个', { quote: first });
  kill(app);
  service.reach = 'up';
  const { chat } = openApp().client;
  void chat.open();
  await clock.run(60_000);
  const answer = () => chat.view.items.find((item) => item.key === key) as MessageItem;
  expect(answer()).toMatchObject({
    delivery: 'sent',
    content: { quote: { seq: expect.any(Number) } },
  });
  expect(quotedItem(chat.view.items, answer())).toMatchObject({ key: first });
  const done = chat.recall(first);
  await clock.run(100);
  await done;
  expect(quotedItem(chat.view.items, answer())).toMatchObject({ notice: { name: 'recalled' } });
});

it('what is not stored, or of a session that is over, is not quoted', async () => {
  const { clock, service, openApp } = createStage();
  const { chat } = openApp().client;
  void chat.open();
  await clock.run(1000);
  const greeting = chat.view.items[0]!.key;
  expect([chat.canQuote(greeting), chat.canQuote('nobody')]).toEqual([true, false]);
  chat.send('你好', { quote: 'nobody' });
  expect(chat.view.items.at(-1)).toMatchObject({ content: { type: 'text', text: '你好' } });
  service.end(service.sessionIds[0]!);
  await clock.run(100);
  expect(chat.canQuote(greeting)).toBe(false);
});
