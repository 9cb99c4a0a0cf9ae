import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveBrowser } from './chromium';
import { StartProcess } from './start-process';

/** What `prepare-run` made for every stage of the run. */
export const PREPARED = { data: 'CCC_E2E_DATA', browser: 'CCC_E2E_BROWSER' } as const;

/** Before the first test: a browser, and a data directory as a first start leaves it. */
export default async function prepareRun(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'ccc-e2e-data-'));
  const first = await StartProcess.on(data);
  await first.stop();
  const browser = await serveBrowser();
  process.env[PREPARED.data] = data;
  process.env[PREPARED.browser] = browser.wsEndpoint();
  globalThis.endE2eRun = async () => {
    await browser.close();
    rmSync(data, { recursive: true, force: true });
  };
}

declare global {
  var endE2eRun: (() => Promise<void>) | undefined;
}
