import type { Locator } from 'playwright-core';
import { CallPair } from './call-pair';
import { sees } from './seen';
import { eventually } from './service-process';

jest.setTimeout(240_000);

let pair: CallPair;

const onPhone = (tag: 'live-player' | 'live-pusher'): Locator =>
  pair.phone.page.locator(`wx-${tag} video`);
const stage = () => pair.phone.page.locator('wx-call-stage [class*="stage--"]').first();

beforeEach(async () => {
  pair = await CallPair.open();
});

afterEach(async () => {
  expect(await pair.phone.faults()).toEqual([]);
  await pair.stage.close();
});

async function boxOf(shown: Locator) {
  const box = await shown.boundingBox();
  if (!box) throw new Error('it is not shown');
  return box;
}

it('who calls by video sees themselves until the agent answers, with the camera alone', async () => {
  const { phone } = pair;
  await pair.callFromPhone('视频通话');
  await phone.text('正在等待客服接听…').waitFor();
  await sees(onPhone('live-pusher'), 'the customer themselves');
  const [own, all] = [await boxOf(onPhone('live-pusher')), await boxOf(stage())];
  expect(own.width).toBeCloseTo(all.width, -1);
  await pair.hasDevicesOpen(1);

  await phone.key('摄像头').click();
  await pair.hasDevicesOpen(0);
  await phone.key('摄像头').click();
  await sees(onPhone('live-pusher'), 'the customer themselves again');
  await pair.onDesk('call-answer').click();
  await sees(onPhone('live-player'), 'the agent');
  await sees(pair.onDesk('call-picture-remote'), 'the customer');
  const small = await boxOf(onPhone('live-pusher'));
  expect(small.width).toBeLessThan(all.width / 2);
  await phone.key('挂断').click();
  await pair.isOver();
});

it('the window beside the chat is dragged to a corner, stays within the page, and there for the call', async () => {
  const { phone } = pair;
  const { mouse } = phone.page;
  await pair.callFromPhone('视频通话');
  await pair.onDesk('call-answer').click();
  await sees(onPhone('live-player'), 'the agent');
  const all = await boxOf(stage());
  await phone.key('收起，边聊边通话').click();
  await sees(onPhone('live-player'), 'the agent in the window');
  const before = await boxOf(stage());
  expect(before.x).toBeGreaterThan(all.x + all.width / 2);

  await mouse.move(before.x + 40, before.y + 60);
  await mouse.down();
  await mouse.move(before.x, before.y + 100, { steps: 4 });
  await mouse.move(all.x + 5, all.y + all.height - 5, { steps: 8 });
  const held = await boxOf(stage());
  expect(held.x).toBeGreaterThan(all.x);
  expect(held.y + held.height).toBeLessThan(all.y + all.height - 40);
  await mouse.up();
  await eventually('the window in the corner below', async () => {
    const { x, y } = await boxOf(stage());
    return x < all.x + all.width / 4 && y > all.y + all.height / 2;
  });
  await sees(onPhone('live-player'), 'the agent in the corner');

  await phone.page.locator('wx-call-stage').getByLabel('返回通话').click();
  await phone.key('收起，边聊边通话').click();
  await eventually('the window in the same corner', async () => {
    const { x, y, width } = await boxOf(stage());
    return width < all.width / 2 && x < all.x + all.width / 4 && y > all.y + all.height / 2;
  });
  await phone.page.locator('wx-call-stage').getByLabel('返回通话').click();
  await phone.key('挂断').click();
  await pair.isOver();
});
