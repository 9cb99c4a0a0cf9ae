import { source, type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const OPTIONS: RunOptions = { resultTypes: ['violations'], iframes: false };

/** What axe finds serious or critical on this page, frames within it apart: rule, place and reason. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const { violations } = await page.evaluate(
    (options) =>
      (
        window as typeof window & {
          axe: { run(on: Document, options: RunOptions): Promise<AxeResults> };
        }
      ).axe.run(document, options),
    OPTIONS,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    );
}
