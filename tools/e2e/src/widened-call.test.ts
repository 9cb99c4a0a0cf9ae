import type { Locator, Page } from 'playwright-core';
import { CallPair } from './call-pair';
import { hears } from './heard';
import { sees } from './seen';

jest.setTimeout(240_000);

let pair: CallPair;

const onPhone = (tag: 'live-player' | 'live-pusher'): Locator =>
  pair.phone.page.locator(`wx-${tag} video`);
const customer = () => pair.onDesk('call-picture-remote');
const unseen = (why: string) =>
  pair.desk.page.locator(`[data-testid="call-unseen"][data-why="${why}"]`);
const connections = (page: Page) =>
  page.evaluate(() => (Reflect.get(window, 'testPeers') as RTCPeerConnection[]).length);

/** A voice call that the customer asked for. */
async function talk(): Promise<void> {
  await pair.callFromPhone('语音通话');
  await pair.onDesk('call-answer').click();
  await pair.panel('connected').waitFor();
  await hears(pair.phone.page, 'the customer');
  await hears(pair.desk.page, 'the agent');
}

afterEach(async () => {
  expect(await pair.phone.faults()).toEqual([]);
  await pair.stage.close();
});

it('the customer shows themselves in a voice call, then the agent, and both go back to voice', async () => {
  pair = await CallPair.open();
  const { phone, desk } = pair;
  await talk();
  await pair.hasDevicesOpen(1);
  const before = [await connections(phone.page), await connections(desk.page)];

  await phone.key('转视频').click();
  await sees(customer(), 'the customer');
  await sees(onPhone('live-pusher'), 'the customer themselves');
  await phone.text('对方未开启摄像头').waitFor();
  expect(await pair.onDesk('call-picture-own').count()).toBe(0);

  await pair.onDesk('call-camera').click();
  await sees(onPhone('live-player'), 'the agent');
  await sees(pair.onDesk('call-picture-own'), 'the agent themselves');
  await hears(phone.page, 'the customer, still,');
  await hears(desk.page, 'the agent, still,');

  await phone.key('转语音').click();
  await pair.onDesk('call-unseen').waitFor({ state: 'detached' });
  await pair.hasDevicesOpen(1);
  await hears(desk.page, 'the agent, by voice again,');
  await phone.key('摄像头').click();
  await sees(customer(), 'the customer again');
  // Nobody has come in anew: what was heard had no gap.
  expect([await connections(phone.page), await connections(desk.page)]).toEqual(before);

  await phone.key('挂断').click();
  await pair.isOver();
  await pair.phoneRecords(/视频通话，时长 00:/);
  await pair.deskRecords('视频通话，时长');
});

it('the agent shows themselves; the customer is not shown before they want to be, and cannot be without a camera', async () => {
  pair = await CallPair.open();
  const { phone, desk } = pair;
  await talk();
  await pair.onDesk('call-hold').click();
  await pair.panel('held').waitFor();
  await pair.onDesk('call-camera').click();
  await unseen('pictureHeld').waitFor();
  await phone.text('客服暂时离开，请稍候').first().waitFor();
  await pair.onDesk('call-hold').click();
  await sees(onPhone('live-player'), 'the agent');
  await unseen('customerUnseen').waitFor();
  await pair.hasDevicesOpen(1);

  await pair.allow('camera', false);
  await phone.key('摄像头').click();
  await phone.text('没有摄像头权限').waitFor();
  await phone.text('返回').last().click();
  await pair.hasDevicesOpen(1);
  await hears(desk.page, 'the agent');
  await unseen('customerUnseen').waitFor();
  await pair.onDesk('call-end').click();
  await pair.isOver();
});
