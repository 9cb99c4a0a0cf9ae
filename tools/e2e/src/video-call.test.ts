import type { Locator } from 'playwright-core';
import { CallPair } from './call-pair';
import type { Desk } from './desk';
import { hears } from './heard';
import type { Phone } from './phone';
import { sees } from './seen';

jest.setTimeout(240_000);

let pair: CallPair;
let desk: Desk;
let phone: Phone;

const onPhone = (tag: 'live-player' | 'live-pusher'): Locator =>
  phone.page.locator(`wx-${tag} video`);
const customer = () => pair.onDesk('call-picture-remote');
const ownOfDesk = () => pair.onDesk('call-picture-own');
const unseen = (why: string) => desk.page.locator(`[data-testid="call-unseen"][data-why="${why}"]`);

async function bothSee(): Promise<void> {
  await sees(onPhone('live-player'), 'the agent');
  await sees(customer(), 'the customer');
}

async function open(prepareDesk?: (desk: Desk) => Promise<void>): Promise<void> {
  pair = await CallPair.open(prepareDesk);
  ({ desk, phone } = pair);
}

/** The agent asks for pictures, and the customer wants that, too. */
async function talk(): Promise<void> {
  await pair.invite('call-start-video', '邀请您视频通话');
  await phone.key('接听').click();
  await pair.panel('connected').waitFor();
}

afterEach(async () => {
  expect(await phone.faults()).toEqual([]);
  await pair.stage.close();
});

it('the customer calls by video: both see each other, switch cameras, chat beside it, and hang up', async () => {
  await open();
  await pair.callFromPhone('视频通话');
  await phone.text('正在等待客服接听…').waitFor();
  await pair.onDesk('incoming-call').getByText('视频来电').waitFor();
  await pair.onDesk('call-answer').click();
  await bothSee();
  await sees(onPhone('live-pusher'), 'the customer themselves');
  await sees(ownOfDesk(), 'the agent themselves');
  await hears(phone.page, 'the customer');
  await hears(desk.page, 'the agent');

  await phone.key('摄像头').click();
  await unseen('customerUnseen').waitFor();
  expect(await customer().count()).toBe(0);
  await pair.hasDevicesOpen(1);
  await phone.key('摄像头').click();
  await sees(customer(), 'the customer again');
  await phone.key('翻转').click();
  await sees(customer(), 'the customer, by the other camera,');

  await pair.onDesk('call-camera').click();
  await phone.text('对方未开启摄像头').waitFor();
  await pair.onDesk('call-camera').click();
  await phone.text('对方未开启摄像头').waitFor({ state: 'detached' });
  await sees(onPhone('live-player'), 'the agent again');

  await phone.key('收起，边聊边通话').click();
  await phone.say('边看边打字');
  await desk.message('边看边打字').waitFor();
  await sees(onPhone('live-player'), 'the agent in the window');
  await phone.page.locator('wx-call-stage').getByLabel('返回通话').click();
  await phone.key('挂断').click();
  await pair.isOver();
  await pair.phoneRecords(/视频通话，时长 00:/);
  await pair.deskRecords('视频通话，时长');
  await phone.say('谢谢');
  await desk.message('谢谢').waitFor();
});

it('the agent invites: to voice and back, held, gone through the background, killed, and hung up over there', async () => {
  await open();
  await pair.invite('call-start-video', '邀请您视频通话');
  await phone.key('拒绝').click();
  await pair.deskRecords('视频通话，客户已拒绝');
  await pair.phoneRecords('视频通话，已拒绝');
  await talk();
  await bothSee();

  await phone.key('转语音').click();
  await pair.onDesk('call-unseen').waitFor({ state: 'detached' });
  await pair.hasDevicesOpen(1);
  await hears(desk.page, 'the agent, by voice,');
  await pair.onDesk('call-camera').click();
  await sees(onPhone('live-player'), 'the agent, by their own wish,');
  await unseen('customerUnseen').waitFor();
  await phone.key('摄像头').click();
  await bothSee();

  await pair.onDesk('call-hold').click();
  await unseen('pictureHeld').waitFor();
  await phone.text('客服暂时离开，请稍候').first().waitFor();
  await hears(phone.page, 'music');
  await pair.onDesk('call-hold').click();
  await bothSee();

  await phone.switch('background');
  await unseen('customerUnseen').waitFor();
  await hears(desk.page, 'the agent, with the phone in the background,');
  await phone.switch('foreground');
  await phone.text('摄像头已重新打开').waitFor();
  await bothSee();

  await phone.switch('relaunch');
  await phone.button('联系客服').click();
  await bothSee();
  await pair.onDesk('call-end').click();
  await pair.isOver();
  await pair.phoneRecords(/视频通话，时长 00:/);
});

it('a customer without a camera goes on by voice, or is the one who sees', async () => {
  await open();
  await pair.allow('camera', false);
  await pair.callFromPhone('视频通话');
  await phone.text('没有摄像头权限').waitFor();
  await phone.text('改用语音通话').click();
  await pair.onDesk('incoming-call').getByText('语音来电').waitFor();
  await phone.key('取消').click();
  await pair.phoneRecords('语音通话，已取消');

  await pair.invite('call-start-video', '邀请您视频通话');
  await phone.key('接听').click();
  await phone.text('改用语音通话').click();
  await unseen('customerUnseen').waitFor();
  await sees(onPhone('live-player'), 'the agent');
  await hears(desk.page, 'the agent');
  await pair.hasDevicesOpen(1);
  await pair.onDesk('call-end').click();
  await pair.isOver();
});

it('an agent without a camera says so on both sides, and the call goes on', async () => {
  await open(async ({ page }) => {
    await page.addInitScript(() => {
      const { mediaDevices } = navigator;
      const ask = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (constraints) => {
        if (constraints?.video) throw new DOMException('no camera', 'NotFoundError');
        return ask(constraints);
      };
    });
  });
  await talk();
  await desk.page.locator('[data-testid="call-problem"][data-code="media.noCamera"]').waitFor();
  await phone.text('对方未开启摄像头').waitFor();
  await sees(customer(), 'the customer');
  await hears(phone.page, 'the customer');
  await phone.key('挂断').click();
  await pair.isOver();
});
