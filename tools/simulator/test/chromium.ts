import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  // A microphone that beeps and a camera that counts, and nobody to ask for them.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** Starts Chromium from `CHROMIUM_PATH` or a usual place. */
export function launchChromium(moreFlags: readonly string[] = []): Promise<Browser> {
  const wanted = process.env['CHROMIUM_PATH'];
  const executablePath = wanted ?? USUAL_PATHS.find((path) => existsSync(path));
  if (executablePath === undefined || !existsSync(executablePath)) {
    throw new Error(
      `No Chromium found (${wanted ?? USUAL_PATHS.join(', ')}): install it or set CHROMIUM_PATH.`,
    );
  }
  return chromium.launch({ executablePath, args: [...FLAGS, ...moreFlags] });
}
