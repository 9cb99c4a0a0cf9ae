import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { fewColours } from './few-colours';
import { LOOKS, nameOf, type Look } from './look';
import { PAGES, WHOLE } from './pages';
import { writeSheet } from './sheet';
import type { Shots } from './shots';
import { startPage } from './start-page';
import { walk } from './walk';

const IMAGES = join(__dirname, '../../../../docs/images');
const START_PAGES: Readonly<Record<string, string>> = {
  'light-zh': 'start-page.png',
  'dark-en': 'start-page-dark-en.png',
};

/** `gallery [light-zh …]` draws the named looks again; without a name, all of them. */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  mkdirSync(join(IMAGES, 'gallery'), { recursive: true });
  for (const look of LOOKS) {
    if (wanted.length > 0 && !wanted.includes(nameOf(look))) continue;
    await writeSheets(look, await walk(look, WHOLE.includes(nameOf(look))));
    const file = START_PAGES[nameOf(look)];
    if (file) writeFileSync(join(IMAGES, file), fewColours(await startPage(look)));
  }
}

async function writeSheets(look: Look, { all }: Shots): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  for (const page of PAGES) {
    if (!page.looks.includes(nameOf(look))) continue;
    const pictures = page.states.map(([state, caption]) => {
      const png = all.get(state);
      if (!png) throw new Error(`no picture of ${state}`);
      return { caption, png };
    });
    const file = join(IMAGES, 'gallery', `${page.file}-${nameOf(look)}.png`);
    const bytes = await writeSheet(browser, { ...page, pictures, file, theme: look.theme });
    process.stdout.write(`${page.file}-${nameOf(look)}.png ${Math.round(bytes / 1000)} KB\n`);
  }
  await browser.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
