import { chromium, type Browser, type BrowserServer } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that beeps, and nobody to ask for it.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** `npm test` finds it and says so; what is started by hand takes the usual place. */
function options() {
  return { executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: FLAGS };
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch(options());
}

/** One for a whole run; who connects to it sees and closes only what is theirs. */
export function serveBrowser(): Promise<BrowserServer> {
  return chromium.launchServer(options());
}

export function connectBrowser(endpoint: string): Promise<Browser> {
  return chromium.connect(endpoint);
}
