import type { Browser } from 'playwright-core';
import { inFreshDirectory } from '../fresh-directory';
import { Child } from '../load/child';
import { PhoneLine, offerTo, type Dialled } from './phone-line';
import { launchForCalls, type VoicePage } from './voice-page';

/** The real service, and a browser with microphones. */
export async function withBrowser<Result>(
  work: (browser: Browser, port: number) => Promise<Result>,
): Promise<Result> {
  return inFreshDirectory(async (dir) => {
    const service = await Child.start('../load/service-process.js', [dir, '1']);
    const browser = await launchForCalls();
    try {
      return await work(browser, service.port);
    } finally {
      await browser.close();
      await service.stop();
    }
  });
}

/** The same, with a customer and an agent on the wire. */
export async function withPhoneLine<Result>(
  work: (browser: Browser, line: PhoneLine, port: number) => Promise<Result>,
): Promise<Result> {
  return withBrowser(async (browser, port) => {
    const line = await PhoneLine.open(port, 0);
    try {
      return await work(browser, line, port);
    } finally {
      await line.close();
    }
  });
}

export interface Pages {
  customer: VoicePage;
  agent: VoicePage;
}

/** From the dial until both are connected. @returns from each side's offer to its connection, ms */
export async function connect(
  line: PhoneLine,
  pages: Pages,
): Promise<{ dialled: Dialled; setupMs: number[] }> {
  const dialled = await line.dial();
  await line.accept(dialled);
  const setupMs: number[] = [];
  for (const side of ['customer', 'agent'] as const) {
    const url = await line.legUrl(side, dialled);
    const startedAt = performance.now();
    await pages[side].accept(await offerTo(url, await pages[side].offer()));
    setupMs.push(performance.now() - startedAt);
  }
  return { dialled, setupMs };
}
