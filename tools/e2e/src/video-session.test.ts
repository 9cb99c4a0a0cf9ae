import { createSimulator } from '@ccc/simulator';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Desk } from './desk';
import { giveEars, hears } from './heard';
import { sees } from './seen';
import { Stage } from './stage';
import { DEMO } from './wire-person';

jest.setTimeout(240_000);

const PAGE = join(__dirname, '../fixtures/video-session');
const PACKAGES = join(__dirname, '../../../packages');
/** What npm would install, by its name there. */
const INSTALLED = {
  'tccc-wx-sdk': 'tccc-wx-sdk',
  '@ccc/core': 'core',
  '@ccc/protocol': 'protocol',
} as const;

let stage: Stage;
let desk: Desk;
let phone: Page;
let close: () => Promise<void>;

/** The sample page with the SDK as DevTools' npm build lays it beside it, whole, on a phone of its own. */
async function openPage(): Promise<Page> {
  const dist = mkdtempSync(join(tmpdir(), 'ccc-video-session-'));
  cpSync(PAGE, dist, { recursive: true });
  for (const [name, folder] of Object.entries(INSTALLED)) {
    const built = join(PACKAGES, folder, 'dist');
    cpSync(built, join(dist, 'miniprogram_npm', name), { recursive: true });
  }
  const simulator = await createSimulator({
    dist,
    appId: DEMO.appid,
    wechatUrl: `${stage.url}/dev/wechat`,
    extConfig: { ccc: { serverUrl: stage.url, sdkAppId: DEMO.sdkAppId } },
  });
  const served = await simulator.listen();
  close = async () => {
    await served.close();
    await simulator.close();
    rmSync(dist, { recursive: true });
  };
  const context = await stage.context({ width: 375, height: 812 });
  await giveEars(context);
  const page = await context.newPage();
  await page.goto(`${served.url}/app?user=alice`);
  return page;
}

const call = (method: string) =>
  phone.locator('[aria-role="button"]').filter({ hasText: method }).click();
const said = (words: string) => phone.getByText(words, { exact: true }).waitFor();
const video = (tag: 'live-player' | 'live-pusher'): Locator => phone.locator(`wx-${tag} video`);

beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk(DEMO.liSi);
  await giveEars(desk.page);
  await desk.page.reload();
  await desk.goOnline();
  phone = await openPage();
});

afterAll(async () => {
  await close();
  await stage.close();
});

it('a page over the documented video session sees and is seen, switches its camera, and ends', async () => {
  await call('startSession');
  await said('sessionStart');
  await phone.getByText('产品咨询请按1').waitFor();
  await call('sendDigits');
  await desk.offer().getByText('视频来电').waitFor();
  await desk.accept();
  await said('accepted');
  const customer = desk.page.getByTestId('call-picture-remote');
  await sees(customer, 'the customer');
  await sees(video('live-pusher'), 'the customer themselves');
  await sees(video('live-player'), 'the agent');
  await hears(phone, 'the customer');

  await call('disableCamera');
  await desk.page.locator('[data-testid="call-unseen"][data-why="customerUnseen"]').waitFor();
  await call('enableCamera');
  await sees(customer, 'the customer again');
  await call('switchCamera');
  await sees(customer, 'the customer, by the other camera,');

  await call('endSession');
  await said('sessionEnded client');
  await customer.waitFor({ state: 'detached' });
  await desk.page.getByTestId('notice').filter({ hasText: '视频通话，时长' }).last().waitFor();
});
