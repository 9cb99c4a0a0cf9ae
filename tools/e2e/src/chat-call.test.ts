import { CallPair } from './call-pair';
import type { Desk } from './desk';
import { hears, hearsNothing } from './heard';
import type { Phone } from './phone';

jest.setTimeout(180_000);

let pair: CallPair;
let desk: Desk;
let phone: Phone;

const invite = () => pair.invite('call-start', '邀请您语音通话');

beforeEach(async () => {
  pair = await CallPair.open();
  ({ desk, phone } = pair);
});

afterEach(async () => {
  expect(await phone.faults()).toEqual([]);
  await pair.stage.close();
});

it('the customer calls, both hear each other and write beside it; hung up, the conversation goes on', async () => {
  await pair.callFromPhone('语音通话');
  await phone.text('正在等待客服接听…').waitFor();
  await pair.onDesk('call-answer').click();
  await pair.panel('connected').waitFor();
  await phone.text('通话中').waitFor();
  await hears(phone.page, 'the customer');
  await hears(desk.page, 'the agent');

  await phone.key('收起，边聊边通话').click();
  await phone.say('边打电话边打字');
  await desk.message('边打电话边打字').waitFor();
  await desk.say('看到了');
  await phone.bubble('看到了').waitFor();
  await hears(desk.page, 'the agent, beside the chat,');

  await phone.key('返回通话').click();
  await phone.key('静音').click();
  await hearsNothing(desk.page, 'the agent');
  await phone.key('静音').click();
  await hears(desk.page, 'the agent again');

  await phone.key('挂断').click();
  await pair.isOver();
  await pair.phoneRecords(/语音通话，时长 00:/);
  await pair.deskRecords('语音通话，时长');
  await phone.say('谢谢');
  await desk.message('谢谢').waitFor();
});

it('the agent invites: refused, taken, gone through the background, and hung up over there', async () => {
  await invite();
  await phone.key('拒绝').click();
  await pair.deskRecords('语音通话，客户已拒绝');
  await pair.phoneRecords('语音通话，已拒绝');
  await pair.isOver();

  await invite();
  await phone.key('接听').click();
  await pair.panel('connected').waitFor();
  await hears(phone.page, 'the customer');
  await phone.switch('background');
  await hears(desk.page, 'the agent, with the phone in the background,');
  await phone.switch('foreground');
  await phone.text('通话中').waitFor();
  await hears(phone.page, 'the customer again');

  await pair.onDesk('call-end').click();
  await pair.isOver();
  await pair.phoneRecords(/语音通话，时长 00:/);
});

it('without the microphone the way to the settings is shown, and leads on to the call', async () => {
  await pair.allow('microphone', false);
  await invite();
  await phone.key('接听').click();
  await phone.text('没有麦克风权限').waitFor();
  await phone.page.getByText('返回', { exact: true }).click();
  await phone.key('拒绝').click();
  await pair.isOver();

  await pair.callFromPhone('语音通话');
  await phone.text('没有麦克风权限').waitFor();
  await pair.allow('microphone', true);
  await phone.text('去设置').click();
  await pair.onDesk('call-answer').click();
  await hears(desk.page, 'the agent');
});

it('the end of the conversation ends the call, and so does leaving the chat', async () => {
  await invite();
  await phone.key('接听').click();
  await pair.panel('connected').waitFor();
  await phone.key('收起，边聊边通话').click();
  await phone.page.locator('[data-lead="back"]').click();
  await phone.text('离开聊天将结束通话，确定离开吗？').waitFor();
  await phone.page.locator('.mp-modal-confirm').click();
  await pair.panel('connected').waitFor({ state: 'detached' });
  await pair.deskRecords('语音通话，时长');
  await pair.hasDevicesOpen(0);

  await phone.button('联系客服').click();
  await phone.text(/语音通话，时长 00:/).waitFor();
  await invite();
  await phone.key('接听').click();
  await pair.panel('connected').waitFor();
  await desk.end();
  await pair.isOver();
  await phone.text('本次会话已结束').waitFor();
});
