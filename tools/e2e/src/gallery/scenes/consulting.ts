import type { Page } from 'playwright-core';
import { Stage } from '../../stage';
import { DEMO } from '../../wire-person';
import { wordsOf, type Look } from '../look';
import { ask, deskPage, isIn, phoneOf } from '../people';
import { DESK, DESK_SCALE } from '../scene';
import type { Shots } from '../shots';

const COLLEAGUE = '3333@qq.com';

/** 咨询: a colleague is asked in a call, talks with the agent, then with both, and has the customer. */
export async function consulting(look: Look, shots: Shots): Promise<void> {
  const stage = await Stage.open();
  try {
    const words = wordsOf(look);
    const desk = await atWork(
      await deskPage(stage, look, DESK, DESK_SCALE, DEMO.liSi),
      words.goOnline,
    );
    const phone = await phoneOf(stage, 'alice', look);
    await ask(phone, look);
    await desk.getByTestId('accept').click();
    await desk.getByTestId('composer').waitFor();
    const other = await deskPage(stage, look, DESK, DESK_SCALE, COLLEAGUE);
    await atWork(other, words.goOnline);
    await phone.key(words.more).click();
    await phone.button(words.voiceCall).click();
    await desk.getByTestId('call-answer').click();
    await panel(desk, 'connected').waitFor();

    await desk.getByTestId('call-consult').click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('tab').last().click();
    await dialog.getByTestId('transfer-target').filter({ hasText: '小鹿' }).click();
    await dialog.getByTestId('transfer-note').fill(words.says.inside);
    await dialog.locator('.ant-btn-primary').click();
    await standing(desk, 'asked').waitFor();
    await other.getByTestId('offer').waitFor();
    await shots.take('desk-consult-asked', other);
    await other.getByTestId('accept').click();
    await standing(desk, 'alone').waitFor();
    await shots.take('desk-consult-alone', desk);
    await desk.getByTestId('consult-three').click();
    await standing(desk, 'three').waitFor();
    await shots.take('desk-consult-three', desk);
    await desk.getByTestId('consult-hand-over').click();
    await panel(desk, 'connected').waitFor({ state: 'detached' });
    await other.getByTestId('composer').waitFor();
    await panel(other, 'connected').waitFor();
    await other.getByText('OpenID').first().waitFor();
    await shots.take('desk-handed-over', other);
  } finally {
    await stage.close();
  }
}

async function atWork(desk: Page, goOnline: string): Promise<Page> {
  await desk.getByTestId('login-form').locator('button[type="submit"]').click();
  await isIn(desk, 'offline');
  await desk.getByRole('button', { name: goOnline }).click();
  await desk.getByTestId('readiness-go').click();
  await isIn(desk, 'free');
  return desk;
}

const panel = (desk: Page, state: string) =>
  desk.locator(`[data-testid="call-panel"][data-state="${state}"]`);
const standing = (desk: Page, name: string) =>
  desk.locator(`[data-testid="consult"][data-standing="${name}"]`);
