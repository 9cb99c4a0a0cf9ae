import type { Page } from 'playwright-core';
import type { Desk } from '../desk';
import type { Phone } from '../phone';
import type { Stage } from '../stage';
import { DEMO } from '../wire-person';
import { wordsOf, type Look } from './look';

const CHOICE = '产品咨询';

/** A phone in this look, at the home page. */
export async function phoneOf(stage: Stage, user: string, look: Look): Promise<Phone> {
  const lang = look.lang === 'zh' ? 'zh_CN' : 'en';
  return stage.phone(user, { theme: look.theme, lang });
}

/** Opens the chat and asks for an agent of the products' group. */
export async function ask(phone: Phone, look: Look): Promise<void> {
  await phone.button(wordsOf(look).support).click();
  await phone.button(CHOICE).click();
}

/** Writes and sends; the words wait until the service has them. */
export async function say(phone: Phone, look: Look, text: string): Promise<void> {
  await phone.page.locator('textarea').last().fill(text);
  await phone.button(wordsOf(look).send).click();
  await phone.bubble(text).waitFor();
}

/** Holds a bubble down until its menu is there. */
export async function holdDown(phone: Phone, text: string): Promise<void> {
  await phone.bubble(text).click({ delay: 600 });
}

/** The page of an agent's desk in this look; drawn smaller, at its full width. */
export async function deskPage(
  stage: Stage,
  look: Look,
  viewport: { width: number; height: number },
  scale: number,
  agent: string = DEMO.liSi,
): Promise<Page> {
  const context = await stage.browser.newContext({
    viewport,
    locale: look.lang === 'zh' ? 'zh-CN' : 'en-US',
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const lang = look.lang === 'zh' ? 'zh-CN' : 'en';
  const query = new URLSearchParams({ agent, lang, theme: look.theme });
  await page.goto(`${stage.url}/workbench/?${query}`);
  await page.getByTestId('login-form').waitFor();
  return page;
}

export async function isIn(page: Page, status: string): Promise<void> {
  await page.locator(`[data-testid="agent-status"][data-status="${status}"]`).waitFor();
}

export async function reply(page: Page, look: Look, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: wordsOf(look).reply });
  await box.fill(text);
  await box.press('Enter');
  await page.getByTestId('message').filter({ hasText: text }).last().waitFor();
}

export async function finish(page: Page): Promise<void> {
  await page.getByTestId('end-session').click();
  await page.getByTestId('complete-session').click();
}

/** A colleague who makes the desk's lists look like a day's work. */
export async function colleague(stage: Stage, email: string): Promise<Desk> {
  const desk = await stage.desk(email);
  await desk.goOnline();
  return desk;
}
