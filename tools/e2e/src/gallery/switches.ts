import type { Page } from 'playwright-core';

interface Switches {
  setPrivacyNeeded(needed: boolean): void;
  setKeyboard(heightPx: number): void;
}

/** The phone's keyboard comes up so far; 0: it goes. */
export async function keyboardOf(page: Page, heightPx: number): Promise<void> {
  await page.evaluate((height) => {
    (window as typeof window & { __simulator: Switches }).__simulator.setKeyboard(height);
  }, heightPx);
}

/** From now on the privacy contract has to be agreed to. */
export async function needPrivacy(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as typeof window & { __simulator: Switches }).__simulator.setPrivacyNeeded(true);
  });
}
