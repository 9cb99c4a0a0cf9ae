import type { Page } from 'playwright-core';
import { appLog, pageData, runtimeErrors, startBench } from './bench';
import type { Bench } from './bench';

jest.setTimeout(60_000);

let bench: Bench;

beforeAll(async () => {
  bench = await startBench();
});

afterAll(() => bench.close());

const routes = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.__simulator?.pageStack().map(({ route }) => route) ?? []);

const style = (page: Page, testId: string, name: string): Promise<string> =>
  page
    .getByTestId(testId)
    .evaluate((element, property) => getComputedStyle(element).getPropertyValue(property), name);

describe('components and templates', () => {
  let page: Page;

  beforeAll(async () => {
    page = await bench.open();
    await page.getByTestId('title').waitFor();
  });

  afterAll(() => page.context().close());

  test('draws bindings, WXS, templates, slots and npm components', async () => {
    expect(await page.getByTestId('title').textContent()).toBe('HELLO! a#b#');
    expect(await page.getByTestId('row-1').textContent()).toBe('1:b');
    expect(await page.getByTestId('card').textContent()).toBe('First/5slotted 0foot');
    expect(await page.getByTestId('badge').textContent()).toBe('npm-kit');
    expect(await runtimeErrors(page)).toEqual([]);
  });

  test('turns rpx and vh into lengths of the drawn phone', async () => {
    const box = await page.getByTestId('box').boundingBox();
    const view = await page.locator('.mp-viewport').boundingBox();
    expect(box?.width).toBeCloseTo(187.5, 1);
    expect(box?.height).toBeCloseTo((view?.height ?? 0) / 10, 1);
  });

  test('keeps the styles of components and pages apart', async () => {
    expect(await style(page, 'card-title', 'font-size')).toBe('12px');
    expect(await style(page, 'title', 'font-size')).toBe('20px');
    expect(await style(page, 'counter', 'background-color')).toBe('rgb(10, 20, 30)');
  });

  test('keeps fixed elements below the navigation bar while the page scrolls', async () => {
    const pinned = page.getByText('pinned', { exact: true });
    const before = await pinned.boundingBox();
    await page.locator('.mp-scroller').evaluate((element) => element.scrollTo(0, 300));
    expect(await pinned.boundingBox()).toEqual(before);
    expect(before?.y).toBe(47 + 44);
    await page.locator('.mp-scroller').evaluate((element) => element.scrollTo(0, 0));
  });

  test('updates by path, passes component events on, mirrors data and aria attributes', async () => {
    await page.getByRole('button', { name: 'add a row' }).click();
    expect(await page.getByTestId('row-2').textContent()).toBe('2:n3');
    expect(await page.getByTestId('many').count()).toBe(1);
    await page.getByTestId('card-title').click();
    expect(await pageData(page)).toMatchObject({ count: 42 });
    await page.getByTestId('counter').click();
    expect(await pageData(page)).toMatchObject({ count: 2 });
    expect(await page.getByTestId('inner').getAttribute('data-user-id')).toBe('7');
  });

  test('bubbles taps up to a catching ancestor, with dataset and marks', async () => {
    await page.getByTestId('inner').click();
    await page.getByTestId('long').click({ delay: 500 });
    expect(await pageData(page)).toMatchObject({
      events: [{ type: 'tap', id: '7', from: 'inner' }, { type: 'outer' }, { type: 'long' }],
    });
  });

  test('taps by touch count once', async () => {
    const touched = await bench.open('', { touch: true });
    await touched.getByTestId('counter').tap();
    await touched.getByTestId('counter').tap();
    expect(await pageData(touched)).toMatchObject({ count: 4 });
    await touched.context().close();
  });

  test('measures elements from the top of the page', async () => {
    const rect = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const query = window.__simulator?.callWx('createSelectorQuery') as {
            select(selector: string): {
              boundingClientRect(done: (rect: unknown) => void): { exec(): void };
            };
          };
          query.select('.title').boundingClientRect(resolve).exec();
        }),
    );
    expect(rect).toMatchObject({ left: 0, top: 0, width: 375 });
  });
});

describe('life cycle and navigation', () => {
  let page: Page;

  beforeEach(async () => {
    page = await bench.open('pages/home/home?from=scan');
    await page.getByTestId('title').waitFor();
  });

  afterEach(() => page.context().close());

  test('launches the app, then the page and its components, in order', async () => {
    await page.waitForFunction(() =>
      window.__simulator?.callApp((app) => (app['log'] as string[]).includes('home.ready')),
    );
    expect(await appLog(page)).toEqual([
      'app.launch pages/home/home',
      'app.show',
      'card.attached',
      'home.load {"from":"scan"}',
      'card.page-show',
      'home.show',
      'card.ready',
      'home.ready',
    ]);
  });

  test('opens a page with a query and talks to it, and comes back', async () => {
    await page.getByTestId('push').click();
    await page.getByTestId('query').waitFor();
    expect(await page.getByTestId('query').textContent()).toBe('5 张 why');
    expect(await routes(page)).toEqual(['pages/home/home', 'pages/detail/detail']);
    expect(new URL(page.url()).hash).toContain('#/pages/detail/detail?id=5');
    await page.getByRole('button', { name: '返回' }).first().click();
    await page.getByTestId('title').waitFor();
    expect(await pageData(page)).toMatchObject({ answer: 'because why' });
    expect(await appLog(page)).toEqual(
      expect.arrayContaining(['home.hide', 'detail.load', 'detail.unload']),
    );
  });

  test('asks before the back key leaves a page that wants it', async () => {
    await page.getByTestId('push').click();
    await page.getByTestId('query').waitFor();
    const call = (name: string, options: object) =>
      page.evaluate(([api, given]) => void window.__simulator?.callWx(api, given), [
        name,
        options,
      ] as const);
    await call('enableAlertBeforeUnload', { message: 'Leave?' });
    const back = page.getByRole('button', { name: '返回' }).first();
    await back.click();
    await page.getByText('Leave?').waitFor();
    await page.locator('.mp-modal-cancel').click();
    expect(await routes(page)).toHaveLength(2);
    await call('disableAlertBeforeUnload', {});
    await back.click();
    await page.getByTestId('title').waitFor();
    expect(await routes(page)).toHaveLength(1);
  });

  test('replaces a page by one of a subpackage with its own navigation bar', async () => {
    await page.getByTestId('link').click();
    await page.getByTestId('again').click();
    await page.getByTestId('extra').waitFor();
    expect(await routes(page)).toEqual(['pages/home/home', 'sub/pages/extra/extra']);
    expect((await page.getByTestId('extra').boundingBox())?.y).toBe(0);
  });

  test('loads a module of another package when it is asked for', async () => {
    const greeting = await page.evaluate(() =>
      window.__simulator?.callApp((app) => (app['greet'] as () => Promise<string>)()),
    );
    expect(greeting).toBe('from the other package');
  });

  test('keeps tab pages alive', async () => {
    await page.getByRole('button', { name: 'Tab' }).click();
    await page.getByText('tab 1', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Home' }).click();
    await page.getByTestId('title').waitFor();
    await page.getByRole('button', { name: 'Tab' }).click();
    await page.getByText('tab 2', { exact: true }).waitFor();
    expect(await appLog(page)).not.toContain('home.unload');
  });

  test('refuses to go where there is nothing, in both styles', async () => {
    const outcome = await page.evaluate(async () => {
      const simulator = window.__simulator;
      const rejected = await (
        simulator?.callWx('navigateTo', { url: '/pages/none/none' }) as Promise<unknown>
      ).catch((error: unknown) => error);
      const failed = await new Promise((fail) =>
        simulator?.callWx('switchTab', { url: '/pages/detail/detail', fail }),
      );
      return [rejected, failed];
    });
    expect(outcome).toEqual([
      { errMsg: 'navigateTo:fail page "pages/none/none" is not found' },
      { errMsg: 'switchTab:fail can not switch to no-tabBar page' },
    ]);
  });

  test('draws the first page well within a second', async () => {
    const drawn = async (): Promise<number> => {
      const fresh = await bench.open('', { beside: page });
      await fresh.getByTestId('title').waitFor();
      const ms = await fresh.evaluate(
        () => performance.getEntriesByName('mp-page-ready:pages/home/home')[0]?.startTime,
      );
      await fresh.close();
      return ms ?? Infinity;
    };
    const times = [await drawn(), await drawn(), await drawn(), await drawn()];
    expect(Math.min(...times)).toBeLessThan(1000);
  });
});

describe('theme', () => {
  test('switches colours of styles and chrome without a reload', async () => {
    const page = await bench.open('', { theme: 'dark' });
    await page.getByTestId('title').waitFor();
    const bar = page.locator('.mp-bar');
    const background = (): Promise<string> =>
      bar.evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await style(page, 'title', 'color')).toBe('rgb(250, 251, 252)');
    expect(await background()).toBe('rgb(17, 24, 39)');
    await page.evaluate(() => window.__simulator?.setTheme('light'));
    expect(await style(page, 'title', 'color')).toBe('rgb(1, 2, 3)');
    expect(await background()).toBe('rgb(255, 255, 255)');
    await page.context().close();
  });
});

describe('the frame', () => {
  test('shows the app in a phone and its switches work', async () => {
    const page = await bench.open('', { path: 'phone', user: 'carol' });
    const app = page.frameLocator('iframe');
    await app.getByTestId('title').waitFor();
    await page.setViewportSize({ width: 400, height: 600 });
    const panel = await page.locator('.panel').boundingBox();
    expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThanOrEqual(600);
    await page.getByRole('button', { name: '切到后台' }).click();
    await app.locator('.mp-notice:visible').waitFor();
    await page.getByRole('button', { name: '回到前台' }).click();
    await app.locator('.mp-notice').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '网络' }).click();
    await page.getByText('carol · 3 个错误').waitFor();
    expect(await page.getByRole('button', { name: '网络' }).getAttribute('aria-pressed')).toBe(
      'false',
    );
    await page.context().close();
  });
});
