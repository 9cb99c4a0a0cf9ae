import { createStage } from '../../test/stage';
import { wordsOf } from '../../test/words';

describe('the feed of a session', () => {
  it('fetches what a lost frame left missing, without a reconnect', async () => {
    const losses: Array<'lose' | 'keep'> = [];
    const stage = createStage({
      faults: {
        deliveries: () => (losses.shift() === 'lose' ? [] : [0]),
        breaks: () => false,
        refusal: () => undefined,
      },
    });
    const { client } = stage.openApp();
    void client.chat.open();
    await stage.clock.run(1000);
    const session = stage.service.sessionIds[0]!;
    losses.push('lose', 'keep');
    stage.service.say(session, '丢了');
    stage.service.say(session, '没丢');
    await stage.clock.run(500);
    expect(client.chat.view.items).toHaveLength(1);
    await stage.clock.run(1000);
    const texts = client.chat.view.items.map((item) =>
      item.kind === 'message' ? wordsOf(item) : '',
    );
    expect(texts).toEqual(['您好', '丢了', '没丢']);
    expect(stage.service.hellos).toHaveLength(1);
    const [fetched] = stage.service.requests.filter(({ url }) => url.includes('/events?'));
    expect(fetched?.url).toContain(`/sessions/${session}/events?after=3`);
  });
});
