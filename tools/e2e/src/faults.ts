import { source, type AxeResults, type RunOptions, type Spec } from 'axe-core';
import type { Page } from 'playwright-core';

const OPTIONS: RunOptions = { resultTypes: ['violations'], iframes: false };
/**
 * A phone is read by touch: two fingers scroll, and nothing has to take the focus for that. Nobody names
 * a button by its words to tap it there, so that names may say more than fits on the screen.
 */
const PHONE_OPTIONS: RunOptions = {
  ...OPTIONS,
  rules: {
    'scrollable-region-focusable': { enabled: false },
    'label-content-name-mismatch': { enabled: false },
  },
};

/** What templates say and WeChat makes a `role` of; the simulator leaves it standing beside that. */
const SPEC: Spec = { checks: [{ id: 'aria-valid-attr', options: ['aria-role'] }] };

interface Axe {
  configure(spec: Spec): void;
  run(on: Document, options: RunOptions): Promise<AxeResults>;
}

/** Waits until nothing fades any more: a colour on its way is nobody's choice. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => animation.playState !== 'running'),
  );
}

/** What axe finds serious or critical on this page, frames within it apart: rule, place and reason. */
export async function seriousFaults(page: Page, on: 'desk' | 'phone' = 'desk'): Promise<string[]> {
  await page.evaluate(source);
  const { violations } = await page.evaluate(
    ([spec, options]) => {
      const { axe } = window as typeof window & { axe: Axe };
      axe.configure(spec);
      return axe.run(document, options);
    },
    [SPEC, on === 'phone' ? PHONE_OPTIONS : OPTIONS] as const,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    );
}
