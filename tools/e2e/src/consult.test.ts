import type { Locator } from 'playwright-core';
import { Caller } from './caller';
import { Desk } from './desk';
import { Stage } from './stage';
import { giveVoice, hearsOnly } from './tones';
import { DEMO } from './wire-person';

jest.setTimeout(240_000);

const NOTE = '客户要开发票';
let stage: Stage;
let liSi: Desk;
let wangWu: Desk;
let caller: Caller;

beforeEach(async () => {
  stage = await Stage.open();
  liSi = await deskWith('agent', DEMO.liSi);
  wangWu = await deskWith('colleague', '3333@qq.com');
  await liSi.goOnline();
  caller = await Caller.open(stage, 'alice', 'audio', 'customer');
  await caller.join();
  await caller.ask('call.digits', { digits: '1' });
  await liSi.accept();
  await panelOf(liSi, 'connected').waitFor();
  await wangWu.goOnline();
  await ears({ customer: ['agent'], agent: ['customer'] });
});

afterEach(async () => {
  await caller.close();
  await stage.close();
});

async function deskWith(voice: 'agent' | 'colleague', email: string): Promise<Desk> {
  const context = await stage.context({ width: 1280, height: 800 });
  await giveVoice(context, voice);
  return Desk.open(await context.newPage(), stage.url, email);
}

type Voices = Parameters<typeof hearsOnly>[2];

/** Who hears whom, and nobody else. */
async function ears(of: { customer?: Voices[]; agent?: Voices[]; colleague?: Voices[] }) {
  if (of.customer) await hearsOnly(caller.page, 'the customer', ...of.customer);
  if (of.agent) await hearsOnly(liSi.page, 'the agent', ...of.agent);
  if (of.colleague) await hearsOnly(wangWu.page, 'the colleague', ...of.colleague);
}

const panelOf = (desk: Desk, state: string): Locator =>
  desk.page.locator(`[data-testid="call-panel"][data-state="${state}"]`);
const consulting = (desk: Desk, standing: string): Locator =>
  desk.page.locator(`[data-testid="consult"][data-standing="${standing}"]`);
const press = (desk: Desk, id: string) => desk.page.getByTestId(id).click();

async function ask(): Promise<void> {
  await press(liSi, 'call-consult');
  const dialog = liSi.page.getByRole('dialog');
  await dialog.getByRole('tab', { name: '客服' }).click();
  await dialog.getByTestId('transfer-target').filter({ hasText: '小鹿' }).click();
  await dialog.getByTestId('transfer-note').fill(NOTE);
  await dialog.getByRole('button', { name: '咨询 ' }).click();
  await dialog.waitFor({ state: 'detached' });
  await consulting(liSi, 'asked').waitFor();
}

async function come(): Promise<void> {
  await wangWu.offer().getByText(NOTE).waitFor();
  await wangWu.accept();
  await consulting(wangWu, 'alone').waitFor();
  await panelOf(wangWu, 'held').waitFor();
}

async function reads(desk: Desk, ...lines: string[]): Promise<void> {
  const notices = desk.page.getByTestId('notice');
  for (const line of lines) await notices.filter({ hasText: line }).first().waitFor();
}

it('a colleague is asked, talks with the agent alone, then with both, and has the customer', async () => {
  await ask();
  await ears({ customer: [], agent: [] });
  await wangWu.offer().getByText('同事咨询').waitFor();
  await come();
  await wangWu.isIn('busy');
  await ears({ customer: [], agent: ['colleague'], colleague: ['agent'] });

  await press(liSi, 'consult-three');
  await consulting(wangWu, 'three').waitFor();
  await ears({
    customer: ['agent', 'colleague'],
    agent: ['customer', 'colleague'],
    colleague: ['customer', 'agent'],
  });
  await press(liSi, 'consult-three');
  await ears({ customer: [], agent: ['colleague'], colleague: ['agent'] });

  await press(liSi, 'consult-hand-over');
  await panelOf(liSi, 'held').waitFor({ state: 'detached' });
  await liSi.isIn('free');
  await ears({ customer: ['colleague'], colleague: ['customer'] });
  await wangWu.page.getByTestId('composer').waitFor();
  // Whose profile was the giver's to see until now.
  await wangWu.page.getByText('OpenID').first().waitFor();
  await reads(
    wangWu,
    `咨询了 小鹿，留言：${NOTE}`,
    '小鹿 已加入通话',
    '三方通话',
    '已把客户转给 小鹿',
  );
  await press(wangWu, 'call-end');
  expect(await caller.ended()).toMatchObject({ closeBy: 'seat', reason: 'ok' });
  await wangWu.page.getByTestId('complete-session').waitFor();
});

it('a colleague refuses, or leaves: customer and agent are together again', async () => {
  await ask();
  await wangWu.page.getByRole('button', { name: '拒绝' }).click();
  await panelOf(liSi, 'connected').waitFor();
  await ears({ customer: ['agent'], agent: ['customer'] });
  await wangWu.isIn('free');

  await ask();
  await come();
  await press(wangWu, 'call-end');
  await panelOf(wangWu, 'held').waitFor({ state: 'detached' });
  await wangWu.isIn('free');
  await ears({ customer: ['agent'], agent: ['customer'] });
  await reads(liSi, '小鹿 拒绝了咨询', '小鹿 已离开通话');
});

it('a customer who hangs up ends it all, and only who served them has something to complete', async () => {
  await ask();
  await come();
  await caller.ask('call.end');
  await panelOf(wangWu, 'held').waitFor({ state: 'detached' });
  await wangWu.isIn('free');
  await liSi.page.getByTestId('complete-session').waitFor();
  await liSi.isIn('arrange');
});
