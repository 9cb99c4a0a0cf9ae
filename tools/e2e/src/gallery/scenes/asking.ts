import type { Page } from 'playwright-core';
import { DEMO } from '../../wire-person';
import { ask, phoneOf } from '../people';
import type { Scene } from '../scene';

/** One's own picture and name; a message in place of waiting. */
export async function leaving({ stage, look, shots, words }: Scene): Promise<void> {
  const phone = await phoneOf(stage, 'dora', look);
  const { page } = phone;
  await ask(phone, look);
  await phone.text(words.leaveQueue).waitFor();
  await phone.key(words.more).click();
  await page.locator('[class*="entry--profile"]').click();
  await page.locator('wx-profile-form input').waitFor();
  await page.locator('wx-profile-form input').fill(words.says.name);
  await shots.take('phone-profile', page);
  await page.locator('wx-profile-form').getByText(words.save).click();
  await page.locator('wx-profile-form').waitFor({ state: 'detached' });
  await toastIsGone(page);
  await phone.button(words.leave).click();
  await page.locator('textarea').last().fill(words.says.left);
  await page.locator('input').last().fill('13800000000');
  await shots.take('phone-leave', page);
  await phone.button(words.submitLeft).click();
  await phone.text(words.left).waitFor();
  await toastIsGone(page);
  await shots.take('phone-left', page);
  await page.close();
}

/** What was done is told once; then the page is as it stays. */
async function toastIsGone(page: Page): Promise<void> {
  await page.locator('.mp-toast').waitFor();
  await page.locator('.mp-toast').waitFor({ state: 'detached' });
}

/** An entry whose hours are over. */
export async function outOfHours({ stage, look, shots, words }: Scene): Promise<void> {
  const lang = look.lang === 'zh' ? 'zh_CN' : 'en';
  const phone = await stage.phone('hana', { theme: look.theme, lang, flow: DEMO.closedFlow });
  await phone.text(words.closed).waitFor();
  await shots.take('phone-closed', phone.page);
  await phone.page.close();
}
