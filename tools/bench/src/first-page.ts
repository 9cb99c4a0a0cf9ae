import type { Browser } from 'playwright-core';
import { ms, percentile, type Bench, type Figure } from './figure';
import { launch, withSimulator } from './simulator-stage';

const LOADS = 5;
const READY_MS = 30_000;
/** Stands on the first page, and nowhere before it. */
const FIRST_WORDS = '联系客服';

declare global {
  interface Window {
    /** Milliseconds from the navigation of the window to the frame that shows the words. */
    firstPageMs?: number;
  }
}

/** Runs in every frame before its own scripts; the drawn phone has the mini-program in a frame. */
function watchFor(words: string): void {
  const observer = new MutationObserver(() => {
    if (!document.body?.innerText.includes(words)) return;
    observer.disconnect();
    // In the second frame from here the first has been drawn.
    requestAnimationFrame(() =>
      requestAnimationFrame((drawnAt) => {
        const top = window.top ?? window;
        top.firstPageMs = performance.timeOrigin + drawnAt - top.performance.timeOrigin;
      }),
    );
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}

/** With nothing in the cache. */
async function loadMs(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 480, height: 900 },
    locale: 'zh-CN',
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchFor, FIRST_WORDS);
    await page.goto(url, { waitUntil: 'commit' });
    const ready = await page.waitForFunction(() => window.firstPageMs, undefined, {
      timeout: READY_MS,
    });
    return (await ready.jsonValue()) ?? Number.NaN;
  } finally {
    await context.close();
  }
}

async function figures(browser: Browser, where: string, url: string): Promise<Figure[]> {
  const samples: number[] = [];
  for (let n = 0; n < LOADS; n += 1) samples.push(await loadMs(browser, `${url}?user=page-${n}`));
  return [
    { what: `${where}, median`, measured: ms(percentile(samples, 0.5)), aim: '≤ 400 ms' },
    { what: `${where}, worst`, measured: ms(Math.max(...samples)) },
  ];
}

/** From the navigation to the drawn first page of omni-chat, alone and in the drawn phone. */
export const firstPage: Bench = {
  name: 'page',
  title: `First page of omni-chat in the simulator: ${LOADS} cold loads, headless Chromium`,
  run: () =>
    withSimulator(async (url) => {
      const browser = await launch();
      try {
        return [
          ...(await figures(browser, 'mini-program alone', `${url}/app`)),
          ...(await figures(browser, 'in the drawn phone', `${url}/phone`)),
        ];
      } finally {
        await browser.close();
      }
    }),
};
