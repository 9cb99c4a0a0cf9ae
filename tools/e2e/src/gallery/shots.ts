import type { Page } from 'playwright-core';

/** Pictures by the name of the state that they show. */
export class Shots {
  readonly all = new Map<string, Buffer>();

  /** Takes a picture once nothing moves any more; what turns for ever is let turn. */
  async take(name: string, page: Page): Promise<void> {
    await page.mouse.move(0, 0);
    await this.takeAsIs(name, page);
  }

  /** The same with the pointer where it is: something is held down. */
  async takeAsIs(name: string, page: Page): Promise<void> {
    await page.evaluate(async () => {
      await document.fonts.ready;
      const passing = document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity);
      await Promise.allSettled(passing.map((one) => one.finished));
    });
    this.all.set(name, await page.screenshot({ caret: 'hide' }));
  }
}
