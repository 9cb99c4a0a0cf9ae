import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createSimulator } from '../src';
import type { Simulator } from '../src';
import { launchChromium } from './chromium';
import { startService } from './service';
import type { FixtureService } from './service';

const EXPECTED_FAULTS = 3;

/** A simulator of the fixture app, a service for it, and a browser to look with. */
export interface Bench {
  readonly url: string;
  readonly service: FixtureService;
  readonly simulator: Simulator;
  open(route?: string, options?: OpenOptions): Promise<Page>;
  close(): Promise<void>;
}

interface OpenOptions {
  readonly user?: string;
  readonly theme?: string;
  /** Opens beside this page, sharing its browser storage. */
  readonly beside?: Page;
  readonly path?: 'app' | 'phone';
  /** A touch screen instead of a mouse. */
  readonly touch?: boolean;
}

const FIXTURE = join(__dirname, '../fixtures/app');

export const VIEWPORT = { width: 375, height: 812 };

/** A copy of the fixture app with something else in its `app.json`. */
function changedFixture(change: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-fixture-'));
  cpSync(FIXTURE, folder, { recursive: true });
  const file = join(folder, 'app.json');
  const config = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...config, ...change }));
  return folder;
}

/** `appConfig` is merged into the fixture's `app.json`. */
export async function startBench(appConfig?: object): Promise<Bench> {
  const dist = appConfig === undefined ? FIXTURE : changedFixture(appConfig);
  const browser: Browser = await launchChromium();
  const service = await startService();
  const simulator = await createSimulator({
    dist,
    wechatUrl: service.url,
    extConfig: { serviceUrl: service.url },
  });
  const { url } = await simulator.listen();
  return {
    url,
    service,
    simulator,
    open: async (
      route = '',
      { user = 'alice', theme = 'light', beside, path = 'app', touch = false } = {},
    ) => {
      const context =
        beside?.context() ?? (await browser.newContext({ viewport: VIEWPORT, hasTouch: touch }));
      const page = await context.newPage();
      const hash = route === '' ? '' : `#/${route}`;
      await page.goto(`${url}/${path}?user=${user}&theme=${theme}${hash}`);
      return page;
    },
    close: async () => {
      await browser.close();
      await simulator.close();
      await service.close();
      if (dist !== FIXTURE) rmSync(dist, { recursive: true });
    },
  };
}

/** Errors that came up while running, without those of compiling the fixture's faulty page. */
export async function runtimeErrors(page: Page): Promise<string[]> {
  const errors = await page.evaluate(() => [...(window.__simulator?.errors ?? [])]);
  return errors.slice(EXPECTED_FAULTS);
}

/** What the app itself wrote down, in order. */
export function appLog(page: Page): Promise<string[]> {
  return page.evaluate(
    () => window.__simulator?.callApp((app) => [...(app['log'] as string[])]) as string[],
  );
}

/** `this.data` of the page in front. */
export async function pageData(page: Page): Promise<Record<string, unknown>> {
  const stack = await page.evaluate(() => window.__simulator?.pageStack() ?? []);
  return (stack.at(-1)?.data ?? {}) as Record<string, unknown>;
}
