import { writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { fewColours } from './few-colours';

export interface Sheet {
  file: string;
  /** Pictures side by side in a row. */
  columns: number;
  /** Width of one picture in the sheet, in pixels. */
  width: number;
  pictures: ReadonlyArray<{ caption: string; png: Buffer }>;
  theme: 'light' | 'dark';
}

const GROUND = { light: '#e4e7ed', dark: '#2b2f36' };
const INK = { light: '#1f2329', dark: '#f0f2f5' };
const GAP = 16;

/** Sets pictures side by side, each under its caption, and writes them as one PNG. */
export async function writeSheet(browser: Browser, sheet: Sheet): Promise<number> {
  const width = sheet.columns * (sheet.width + GAP) + GAP;
  const page = await browser.newPage({ viewport: { width, height: 400 } });
  const figures = sheet.pictures.map(
    ({ caption, png }) => `<figure><figcaption>${caption}</figcaption>
      <img width="${sheet.width}" src="data:image/png;base64,${png.toString('base64')}"></figure>`,
  );
  await page.setContent(`<style>
    body { margin: 0; padding: ${GAP}px; display: grid; gap: ${GAP}px;
      grid-template-columns: repeat(${sheet.columns}, ${sheet.width}px);
      background: ${GROUND[sheet.theme]}; color: ${INK[sheet.theme]};
      font: 16px/24px sans-serif; }
    figure { margin: 0; } figcaption { margin-bottom: 6px; } img { display: block; }
  </style>${figures.join('')}`);
  const png = fewColours(await page.screenshot({ fullPage: true }));
  await page.close();
  writeFileSync(sheet.file, png);
  return png.length;
}
