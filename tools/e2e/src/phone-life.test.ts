import { eventually } from './service-process';
import { Stage } from './stage';

jest.setTimeout(120_000);

let stage: Stage;

beforeEach(async () => {
  stage = await Stage.open();
});

afterEach(async () => {
  await stage.close();
});

async function talking() {
  const desk = await stage.desk('2222@qq.com');
  await desk.goOnline();
  const phone = await stage.phone('alice');
  await phone.openChat();
  await phone.say('1');
  await desk.accept();
  await phone.text('转人工客服成功，000010号客服代表为您服务。').waitFor();
  return { desk, phone };
}

describe("a phone's life during a conversation", () => {
  it('loses the network, keeps what was written, and delivers it once when the network is back', async () => {
    const { desk, phone } = await talking();
    await phone.network(false);
    await phone.text('网络已断开，恢复后会自动重连').waitFor();
    await phone.say('写在隧道里');
    await desk.say('您还在吗');
    await phone.network(true);
    await desk.message('写在隧道里').waitFor();
    await phone.text('您还在吗').waitFor();
    expect(await phone.text('写在隧道里').count()).toBe(1);
    expect(await desk.page.getByTestId('message').filter({ hasText: '写在隧道里' }).count()).toBe(
      1,
    );
  });

  it('goes to the background, is suspended, and comes back to the whole conversation', async () => {
    const { desk, phone } = await talking();
    await phone.switch('background');
    for (const words of ['第一句', '第二句', '第三句']) await desk.say(words);
    await phone.switch('foreground');
    for (const words of ['第一句', '第二句', '第三句']) await phone.text(words).waitFor();
    await phone.say('都看到了');
    await desk.message('都看到了').waitFor();
    expect(await phone.faults()).toEqual([]);
  });

  it('is killed with a message under way, and sends it when the chat is opened again', async () => {
    const { desk, phone } = await talking();
    await phone.network(false);
    await phone.say('杀不掉的消息');
    await phone.network(true);
    await phone.switch('relaunch');
    await phone.openChat();
    await desk.message('杀不掉的消息').waitFor();
    await eventually(
      'it stands once',
      async () => (await phone.text('杀不掉的消息').count()) === 1,
    );
  });

  it('is opened a second time: the first window pauses, and can be continued', async () => {
    const { phone } = await talking();
    const second = await phone.page.context().newPage();
    await second.goto(phone.page.url().split('#')[0] ?? '');
    await second.getByText('联系客服').first().click();
    await phone.text('已在其他窗口打开，此处暂停').waitFor();
    await phone.button('继续使用').click();
    await phone.text('已在其他窗口打开，此处暂停').waitFor({ state: 'detached' });
  });
});
