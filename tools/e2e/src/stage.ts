import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { connectBrowser, launchBrowser } from './chromium';
import { Desk } from './desk';
import { Phone, type PhoneLook } from './phone';
import { PREPARED } from './prepare-run';
import { StartProcess } from './start-process';

export interface PhoneSettings {
  /** Default: 375 px. */
  width?: number;
  /** Default: 812 px. */
  height?: number;
  /** Business domains of the mini-program. */
  webDomains?: readonly string[];
  /** Done to what its page will be, before it opens. */
  prepare?(context: BrowserContext): Promise<void>;
}

/** Puts fields into the `ext.json` of the mini-program, as whoever deploys it would. */
async function addToConfig(context: BrowserContext, fields: object): Promise<void> {
  await context.addInitScript((added) => {
    const waiting = new MutationObserver(() => {
      const boot = document.getElementById('mp-boot');
      // The next element is there, so this one is whole.
      if (!boot?.nextElementSibling) return;
      waiting.disconnect();
      const options = JSON.parse(boot.textContent) as { extConfig: { ccc: object } };
      Object.assign(options.extConfig.ccc, added);
      boot.textContent = JSON.stringify(options);
    });
    waiting.observe(document, { childList: true, subtree: true });
  }, fields);
}

/** Everything that `npm start` starts, with a browser before it. */
export class Stage {
  private readonly contexts: BrowserContext[] = [];

  private constructor(
    private readonly start: StartProcess,
    private readonly dir: string,
    readonly browser: Browser,
  ) {}

  /** Runs the start command with a data directory of its own: a copy of the prepared one, or a new one. */
  static async open(flags: readonly string[] = []): Promise<Stage> {
    const dir = mkdtempSync(join(tmpdir(), 'ccc-e2e-'));
    const prepared = process.env[PREPARED.data];
    if (prepared !== undefined) cpSync(prepared, dir, { recursive: true });
    const endpoint = process.env[PREPARED.browser];
    const browser = await (endpoint === undefined ? launchBrowser() : connectBrowser(endpoint));
    try {
      return new Stage(await StartProcess.on(dir, flags), dir, browser);
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  get url(): string {
    return this.start.url;
  }

  async close(): Promise<void> {
    for (const context of this.contexts) await context.close();
    await this.browser.close();
    await this.start.stop();
    rmSync(this.dir, { recursive: true, force: true });
  }

  /** A customer's phone: the built mini-program, full window. */
  async phone(user: string, look: PhoneLook = {}, settings: PhoneSettings = {}): Promise<Phone> {
    const context = await this.context({
      width: settings.width ?? 375,
      height: settings.height ?? 812,
    });
    await settings.prepare?.(context);
    if (settings.webDomains) await addToConfig(context, { webDomains: settings.webDomains });
    return Phone.open(await context.newPage(), this.url, user, look);
  }

  /** An agent's desk, logged in. */
  async desk(email: string): Promise<Desk> {
    const context = await this.context({ width: 1280, height: 800 });
    return Desk.open(await context.newPage(), this.url, email);
  }

  /** The agent 阿狸, who has nothing else to do, and alice, whom she serves. */
  async conversation(settings: PhoneSettings = {}): Promise<{ desk: Desk; phone: Phone }> {
    const desk = await this.desk('2222@qq.com');
    await desk.goOnline();
    const phone = await this.phone('alice', {}, settings);
    await phone.openChat();
    await phone.button('产品咨询').click();
    await desk.accept();
    await phone.text('转人工客服成功，000010号客服代表为您服务。').waitFor();
    await phone.text('阿狸').first().waitFor();
    return { desk, phone };
  }

  async context(
    viewport: { width: number; height: number },
    more: Pick<BrowserContextOptions, 'deviceScaleFactor'> = {},
  ): Promise<BrowserContext> {
    const context = await this.browser.newContext({ viewport, locale: 'zh-CN', ...more });
    context.setDefaultTimeout(40_000);
    this.contexts.push(context);
    return context;
  }
}
