import type { Scene } from '../scene';

/** As the README of packages/ui has them. */
const THEMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  tea: {
    '--ccc-brand': '#8a5a2b',
    '--ccc-brand-soft': '#f7efe6',
    '--ccc-bg': '#f8f4ee',
    '--ccc-bubble-own': '#ecd9bd',
    '--ccc-link': '#8a5a2b',
    '--ccc-radius': '12px',
    '--ccc-radius-bubble': '16px',
  },
  violet: {
    '--ccc-brand': '#6b3fd4',
    '--ccc-brand-soft': '#f1ecfd',
    '--ccc-bg': '#f4f2fa',
    '--ccc-bubble-own': '#6b3fd4',
    '--ccc-on-bubble-own': '#ffffff',
    '--ccc-link': '#6b3fd4',
    '--ccc-radius': '2px',
    '--ccc-radius-bubble': '2px',
  },
};

/** One conversation as it comes, and in the colours of two shops. */
export async function themes({ phone, shots, words }: Scene): Promise<void> {
  const { page } = phone;
  await page.locator('textarea').last().fill(words.says.which);
  await shots.take('theme-none', page);
  for (const [name, variables] of Object.entries(THEMES)) {
    const rules = Object.entries(variables).map(([key, value]) => `${key}: ${value} !important;`);
    const style = await page.addStyleTag({ content: `wx-page { ${rules.join(' ')} }` });
    await shots.take(`theme-${name}`, page);
    await style.evaluate((element) => element.parentNode?.removeChild(element));
  }
  await page.locator('textarea').last().fill('');
}
