import type { Locator, Page } from 'playwright-core';
import type { Desk } from './desk';
import { giveEars, hears } from './heard';
import { Stage } from './stage';
import { DEMO } from './wire-person';

jest.setTimeout(180_000);

let stage: Stage;
let desk: Desk;
let phone: Page;

const key = (label: string): Locator =>
  phone.locator('[aria-role="button"]').filter({ hasText: label }).first();
const onPhone = (words: string | RegExp) => phone.getByText(words).first();
const panel = (state: string): Locator =>
  desk.page.locator(`[data-testid="call-panel"][data-state="${state}"]`);

beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk(DEMO.liSi);
  await giveEars(desk.page);
  await desk.page.reload();
  await desk.goOnline();
  const context = await stage.context({ width: 375, height: 812 });
  phone = await context.newPage();
  await giveEars(phone);
  await phone.goto(`${stage.url}/simulator-audio/app?user=alice`);
});

afterAll(() => stage.close());

/** Dials, and presses 1 as soon as the flow has asked. */
async function talk(): Promise<void> {
  await key('呼').click();
  await onPhone('产品咨询请按1').waitFor();
  await key('键盘').click();
  await key('1').click();
  await onPhone('正在等待客服接听').waitFor();
  await desk.accept();
  await onPhone('通话中').waitFor();
  await panel('connected').waitFor();
}

it('the phone dials and rings, both hear each other, keys arrive, the customer hangs up', async () => {
  await talk();
  await hears(phone, 'the customer');
  await hears(desk.page, 'the agent');
  for (const digit of ['4', '2', '#']) await key(digit).click();
  await desk.page.getByTestId('call-digits').getByText('42#').waitFor();
  await key('挂断').click();
  await onPhone('通话结束').waitFor();
  await onPhone(/^0:\d\d$/).waitFor();
  await panel('connected').waitFor({ state: 'detached' });
  await desk.page.getByTestId('complete-session').click();
  const errors = () => Reflect.get(Reflect.get(window, '__simulator') as object, 'errors') as [];
  expect(await phone.evaluate(errors)).toEqual([]);
});

it('the agent hangs up, and the phone says so', async () => {
  await talk();
  await desk.page.getByTestId('call-end').click();
  await onPhone('对方已挂断').waitFor();
  expect(await onPhone(/^0:\d\d$/).isVisible()).toBe(true);
});

it('the flow greets, tells wrong keys, and by 2 rings at the other group', async () => {
  const other = await stage.desk(DEMO.zhaoLiu);
  await other.goOnline();
  await key('呼').click();
  await onPhone('您好，欢迎致电测试音频客服。').waitFor();
  await onPhone('产品咨询请按1').waitFor();
  await key('键盘').click();
  await key('9').click();
  await onPhone(/输入错误，请重新输入。\s*产品咨询请按1，商务合作请按2。/).waitFor();
  await hears(phone, 'that there is something to read');
  await key('2').click();
  await onPhone('正在等待客服接听').waitFor();
  await other.offer().waitFor();
  expect(await desk.offer().count()).toBe(0);
  await key('挂断').click();
  await onPhone('已取消呼叫').waitFor();
  await other.offer().waitFor({ state: 'detached' });
});

it('without a key the flow asks again, says goodbye and hangs up', async () => {
  await key('呼').click();
  await onPhone(/您还没有按键。\s*产品咨询请按1/).waitFor();
  await onPhone('没有收到您的选择').waitFor();
  await onPhone('系统原因挂断').waitFor();
});
