import type { Locator, Page } from 'playwright-core';

export interface PhoneLook {
  theme?: 'light' | 'dark';
  lang?: 'zh_CN' | 'en';
  /** As in WeChat's settings. @default 16 */
  fontSizePx?: number;
  /** Opens the chat at once, with this service flow. @default the host app's first page */
  flow?: string;
}

const CHAT_PAGE = 'subpackages/service/pages/chat/chat';

/** Words in bubbles, without the lines that they quote. */
const BUBBLE_TEXT = '[class*="bubble"] >> [class*="text"]:not([class*="quote"])';

interface SimulatorSwitches {
  background(): void;
  foreground(): void;
  setNetwork(online: boolean): void;
  relaunch(): void;
  errors: string[];
}

/** A customer's phone: what can be seen on it, and what a thumb can do. */
export class Phone {
  private constructor(readonly page: Page) {}

  static async open(page: Page, url: string, user: string, look: PhoneLook): Promise<Phone> {
    const query = new URLSearchParams({
      user,
      theme: look.theme ?? 'light',
      lang: look.lang ?? 'zh_CN',
      fontSize: String(look.fontSizePx ?? 16),
    });
    const start = look.flow === undefined ? '' : `#/${CHAT_PAGE}?flow=${look.flow}`;
    await page.goto(`${url}/simulator/app?${query}${start}`);
    const phone = new Phone(page);
    if (look.flow !== undefined) return phone;
    await phone.button(look.lang === 'en' ? 'Customer service' : '联系客服').waitFor();
    return phone;
  }

  /** Something that is announced as a button. */
  button(name: string): Locator {
    return this.page.locator(`[aria-role="button"], wx-button`).filter({ hasText: name }).first();
  }

  /** A button without words, by its label. */
  key(label: string): Locator {
    return this.page.locator(`[aria-role="button"][aria-label="${label}"]`).first();
  }

  text(words: string | RegExp): Locator {
    return this.page.getByText(words);
  }

  async openChat(): Promise<void> {
    await this.button('联系客服').click();
    await this.text('您好，欢迎来到腾讯云云呼叫中心，很高兴为您服务。').first().waitFor();
  }

  async say(words: string): Promise<void> {
    const field = this.page.locator('textarea').last();
    await field.fill(words);
    await this.button('发送').click();
  }

  /** The newest bubble with these words. */
  bubble(words: string): Locator {
    return this.page.locator(BUBBLE_TEXT).filter({ hasText: words }).last();
  }

  /** 已读 or 未读 below a bubble. */
  mark(words: string): Locator {
    return this.page.locator('[class*="mark"]').filter({ hasText: words });
  }

  /** The words of every bubble, in order. */
  async bubbles(): Promise<string[]> {
    const texts = await this.page.locator(BUBBLE_TEXT).allInnerTexts();
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  }

  async switch<Name extends 'background' | 'foreground' | 'relaunch'>(name: Name): Promise<void> {
    await this.page.evaluate((key) => {
      (window as typeof window & { __simulator: SimulatorSwitches }).__simulator[key]();
    }, name);
  }

  async network(online: boolean): Promise<void> {
    await this.page.evaluate((value) => {
      (window as typeof window & { __simulator: SimulatorSwitches }).__simulator.setNetwork(value);
    }, online);
  }

  /** What the strict runtime complained about. */
  async faults(): Promise<string[]> {
    return this.page.evaluate(
      () => (window as typeof window & { __simulator: SimulatorSwitches }).__simulator.errors,
    );
  }
}
