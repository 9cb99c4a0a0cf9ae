import type { Locator, Page } from 'playwright-core';

const PASSWORD = 'Demo@1400';

/** An agent's desk, by the names that apps/workbench/README.md promises. */
export class Desk {
  private constructor(readonly page: Page) {}

  static async open(page: Page, url: string, email: string): Promise<Desk> {
    // A dialog that is still growing is missed by a click on a busy machine.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${url}/workbench/?agent=${encodeURIComponent(email)}&lang=zh-CN&theme=light`);
    const desk = new Desk(page);
    await desk.login(email, PASSWORD);
    await desk.status().waitFor();
    return desk;
  }

  async login(email: string, password: string): Promise<void> {
    const form = this.page.getByTestId('login-form');
    await form.getByLabel('邮箱').fill(email);
    await form.getByLabel('密码').fill(password);
    await form.getByRole('button', { name: '登录' }).click();
  }

  status(): Locator {
    return this.page.getByTestId('agent-status');
  }

  /** 现在上线, past the check that a browser new to the desk shows first. */
  async goOnline(): Promise<void> {
    await this.page.getByRole('button', { name: '现在上线' }).click();
    const go = this.page.getByTestId('readiness-go');
    await go
      .or(this.page.locator(statusIs('free')))
      .first()
      .waitFor();
    if (await go.isVisible()) await go.click();
    await this.isIn('free');
  }

  /** Picks a status from the menu by its words. */
  async choose(words: string): Promise<void> {
    await this.status().click();
    await this.page.getByRole('menuitem', { name: words }).click();
  }

  async isIn(status: string): Promise<void> {
    await this.page.locator(statusIs(status)).waitFor();
  }

  offer(): Locator {
    return this.page.getByTestId('offer');
  }

  async accept(): Promise<void> {
    await this.page.getByTestId('accept').click();
    await this.offer().waitFor({ state: 'detached' });
  }

  async say(words: string): Promise<void> {
    const box = this.page.getByRole('textbox', { name: '回复内容' });
    await box.fill(words);
    await box.press('Enter');
    await this.message(words).waitFor();
  }

  message(words: string): Locator {
    return this.page.getByTestId('message').filter({ hasText: words }).last();
  }

  /** Waits until the service has it: what is drawn may still be on its way. */
  async isStored(words: string): Promise<void> {
    const stored = this.page.locator('[data-testid="message"][data-delivery="sent"]');
    await stored.filter({ hasText: words }).last().waitFor();
  }

  /** Passes the conversation on; `tab` is 技能组 or 客服. */
  async transferTo(tab: string, name: string): Promise<void> {
    await this.page.getByTestId('transfer').click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('tab', { name: tab }).click();
    await dialog.getByTestId('transfer-target').filter({ hasText: name }).click();
    await dialog.getByRole('button', { name: '转接给' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  async end(): Promise<void> {
    await this.page.getByTestId('end-session').click();
  }

  async complete(): Promise<void> {
    await this.page.getByTestId('complete-session').click();
  }
}

function statusIs(status: string): string {
  return `[data-testid="agent-status"][data-status="${status}"]`;
}
