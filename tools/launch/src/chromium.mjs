import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Refusal } from './console.mjs';
import { run, step } from './prepare.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** @param {string} file */
function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium of this machine, or null. */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) return runs(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : null;
  const folders = (env.PATH ?? '').split(delimiter);
  const files = [...folders.flatMap((dir) => NAMES.map((name) => join(dir, name))), ...PLACES];
  return files.find(runs) ?? null;
}

/** Finds Chromium, installs Debian's where that is possible, or says what to install. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const mayInstall =
    process.getuid?.() === 0 && runs('/usr/bin/apt-get') && !process.env.CHROMIUM_PATH;
  if (mayInstall) {
    await step('安装 Chromium apt-get install chromium', async () => {
      const quiet = { quiet: true, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
      await run('apt-get', ['update', '-qq'], quiet);
      await run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], quiet);
    });
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Refusal(
    '端到端测试需要 Chromium：请安装 Chromium 或 Chrome，或用环境变量 CHROMIUM_PATH 指定其路径。',
    'The end-to-end tests need Chromium: install Chromium or Chrome, or set CHROMIUM_PATH to it.',
  );
}
