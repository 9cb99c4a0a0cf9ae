import type { Browser } from 'playwright-core';

/** What a customer photographs: a cup on a table, as PNG, 640 × 480. */
export async function photo(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 640, height: 480 } });
  await page.setContent(`<body style="margin:0"><svg width="640" height="480">
    <rect width="640" height="480" fill="#f0e6d8"/><rect y="330" width="640" height="150" fill="#b98d62"/>
    <ellipse cx="320" cy="392" rx="150" ry="22" fill="#96704b"/>
    <path d="M430 210c90-20 100 110-10 110" fill="none" stroke="#54779c" stroke-width="28"/>
    <path d="M200 160h240v150q0 80-80 80h-80q-80 0-80-80z" fill="#6f93b8"/>
    <ellipse cx="320" cy="160" rx="120" ry="24" fill="#54779c"/><ellipse cx="320" cy="164" rx="102" ry="17" fill="#4a2f1d"/>
  </svg></body>`);
  const png = await page.screenshot();
  await page.close();
  return png;
}
