import type { BrowserContext, Locator } from 'playwright-core';
import type { Desk } from './desk';
import { giveEars, hears, hearsNothing } from './heard';
import type { Phone } from './phone';
import { eventually } from './service-process';
import { Stage } from './stage';

jest.setTimeout(180_000);

let stage: Stage;
let desk: Desk;
let phone: Phone;

/** Keeps what microphones were opened where `openMicrophones` can count them. */
async function watchMicrophones(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const tracks: MediaStreamTrack[] = [];
    Object.assign(window, { testTracks: tracks });
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
}

const openMicrophones = () =>
  phone.page.evaluate(() => {
    const tracks = Reflect.get(window, 'testTracks') as MediaStreamTrack[];
    return tracks.filter(({ readyState }) => readyState === 'live').length;
  });

const onDesk = (id: string): Locator => desk.page.getByTestId(id);
const panel = (state: string): Locator =>
  desk.page.locator(`[data-testid="call-panel"][data-state="${state}"]`);
const deskRecords = (words: string) =>
  desk.page.getByTestId('notice').filter({ hasText: words }).last().waitFor();
const phoneRecords = (words: string | RegExp) => phone.text(words).last().waitFor();

/** Over on both sides, with nothing left open on the phone. */
async function isOver(): Promise<void> {
  await onDesk('call-panel').waitFor({ state: 'detached' });
  await phone.page.locator('wx-call-sheet').waitFor({ state: 'detached' });
  await phone.page.locator('wx-call-bar').waitFor({ state: 'detached' });
  await eventually('the microphone to be closed', async () => (await openMicrophones()) === 0);
}

async function invite(): Promise<void> {
  await onDesk('call-start').click();
  await phone.text('邀请您语音通话').waitFor();
}

async function callFromPhone(): Promise<void> {
  await phone.key('更多').click();
  await phone.button('语音通话').click();
}

beforeEach(async () => {
  stage = await Stage.open();
  desk = await stage.desk('2222@qq.com');
  await giveEars(desk.page);
  await desk.page.reload();
  await desk.goOnline();
  const prepare = async (context: BrowserContext) => {
    await giveEars(context);
    await watchMicrophones(context);
  };
  phone = await stage.phone('alice', {}, { prepare });
  await phone.openChat();
  await phone.say('1');
  await desk.accept();
  await phone.text('转人工客服成功，000010号客服代表为您服务。').waitFor();
});

afterEach(async () => {
  expect(await phone.faults()).toEqual([]);
  await stage.close();
});

it('the customer calls, both hear each other and write beside it; hung up, the conversation goes on', async () => {
  await callFromPhone();
  await phone.text('正在等待客服接听…').waitFor();
  await onDesk('call-answer').click();
  await panel('connected').waitFor();
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
  await isOver();
  await phoneRecords(/语音通话，时长 00:/);
  await deskRecords('语音通话，时长');
  await phone.say('谢谢');
  await desk.message('谢谢').waitFor();
});

it('the agent invites: refused, taken, gone through the background, and hung up over there', async () => {
  await invite();
  await phone.key('拒绝').click();
  await deskRecords('语音通话，客户已拒绝');
  await phoneRecords('语音通话，已拒绝');
  await isOver();

  await invite();
  await phone.key('接听').click();
  await panel('connected').waitFor();
  await hears(phone.page, 'the customer');
  await phone.switch('background');
  await hears(desk.page, 'the agent, with the phone in the background,');
  await phone.switch('foreground');
  await phone.text('通话中').waitFor();
  await hears(phone.page, 'the customer again');

  await onDesk('call-end').click();
  await isOver();
  await phoneRecords(/语音通话，时长 00:/);
});

it('without the microphone the way to the settings is shown, and leads on to the call', async () => {
  const allow = (isAllowed: boolean) =>
    phone.page.evaluate((value) => {
      const simulator = Reflect.get(window, '__simulator') as {
        setPermission(device: string, isAllowed: boolean): void;
      };
      simulator.setPermission('microphone', value);
    }, isAllowed);
  await allow(false);
  await invite();
  await phone.key('接听').click();
  await phone.text('没有麦克风权限').waitFor();
  await phone.page.getByText('返回', { exact: true }).click();
  await phone.key('拒绝').click();
  await isOver();

  await callFromPhone();
  await phone.text('没有麦克风权限').waitFor();
  await allow(true);
  await phone.text('去设置').click();
  await onDesk('call-answer').click();
  await hears(desk.page, 'the agent');
});

it('the end of the conversation ends the call, and so does leaving the chat', async () => {
  await invite();
  await phone.key('接听').click();
  await panel('connected').waitFor();
  await phone.key('收起，边聊边通话').click();
  await phone.page.locator('[data-lead="back"]').click();
  await phone.text('离开聊天将结束通话，确定离开吗？').waitFor();
  await phone.page.locator('.mp-modal-confirm').click();
  await panel('connected').waitFor({ state: 'detached' });
  await deskRecords('语音通话，时长');
  await eventually('the microphone to be closed', async () => (await openMicrophones()) === 0);

  await phone.button('联系客服').click();
  await phone.text(/语音通话，时长 00:/).waitFor();
  await invite();
  await phone.key('接听').click();
  await panel('connected').waitFor();
  await desk.end();
  await isOver();
  await phone.text('本次会话已结束').waitFor();
});
