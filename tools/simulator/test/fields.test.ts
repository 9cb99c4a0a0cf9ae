import type { Page } from 'playwright-core';
import { pageData, runtimeErrors, startBench } from './bench';
import type { Bench } from './bench';

jest.setTimeout(60_000);

let bench: Bench;
let page: Page;

beforeAll(async () => {
  bench = await startBench();
  page = await bench.open('pages/fields/fields');
  await page.getByTestId('nick').waitFor();
});

afterAll(() => bench.close());

const got = async (name: string): Promise<unknown> =>
  ((await pageData(page))['got'] as Record<string, unknown>)[name];

/** Waits until the page has got an event. */
const until = (name: string): Promise<unknown> =>
  page.waitForFunction((wanted) => {
    const data = window.__simulator?.pageStack().at(-1)?.data as { got: Record<string, unknown> };
    return data.got[wanted] !== undefined;
  }, name);

test('a model binding follows input, and a handler may replace what was typed', async () => {
  await page.getByTestId('nick').locator('input').fill('eve!');
  expect(await pageData(page)).toMatchObject({ nick: 'eve?' });
  expect(await page.getByTestId('nick').locator('input').inputValue()).toBe('eve?');
});

test('a textarea grows with its text, confirms with Enter, and can be cleared', async () => {
  const note = page.getByTestId('note');
  const field = note.locator('textarea');
  const before = (await note.boundingBox())?.height ?? 0;
  await field.fill('one\ntwo\nthree');
  expect((await note.boundingBox())?.height).toBeGreaterThan(before * 2);
  await field.press('Enter');
  expect(await got('confirm')).toEqual({ value: 'one\ntwo\nthree' });
  expect(await field.inputValue()).toBe('');
});

test('the soft keyboard tells the focused field and the app', async () => {
  await page.evaluate(() => window.__simulator?.setKeyboard(300));
  await page.getByTestId('note').locator('textarea').focus();
  await until('keyboard');
  expect(await got('keyboard')).toEqual({ height: 300, duration: 0.25 });
  await page.evaluate(() => window.__simulator?.setKeyboard(0));
});

test('a form gathers and resets its named fields', async () => {
  await page.getByTestId('nick').locator('input').fill('mallory');
  await page.getByTestId('switch').click();
  await page.getByTestId('a').click();
  await page.getByTestId('y').click();
  await page.getByTestId('city').click();
  await page.getByRole('button', { name: '上海' }).click();
  await page.getByTestId('submit').click();
  await until('submit');
  expect(await got('submit')).toEqual({
    value: {
      nick: 'mallory',
      note: '',
      on: false,
      pick: 'a',
      many: ['x', 'y'],
      level: 30,
      city: 1,
    },
  });
  expect(await got('pick')).toEqual({ value: 'a' });
  expect(await pageData(page)).toMatchObject({ city: '上海' });
  await page.getByTestId('reset').click();
  expect(await page.getByTestId('nick').locator('input').inputValue()).toBe('');
});

test('a tap on a label is a tap on its control', async () => {
  const box = page.getByTestId('label').getByRole('checkbox');
  await page.getByTestId('label').click({ position: { x: 4, y: 8 } });
  expect(await box.getAttribute('aria-checked')).toBe('true');
});

test('a disabled button gives no tap', async () => {
  await page.getByTestId('disabled').click({ force: true });
  await page.getByTestId('submit').click();
  expect(await got('never')).toBeUndefined();
});

test('a scroll view scrolls to an element, reports, and says when the end is near', async () => {
  const area = page.getByTestId('scroller').locator('.mp-scroll-area');
  await page.evaluate(() =>
    window.__simulator?.callPage((self) =>
      (self['setData'] as (data: object) => void).call(self, { into: 'line-10' }),
    ),
  );
  await until('scroll');
  expect(await area.evaluate((element) => element.scrollTop)).toBe(400);
  await area.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await until('lower');
  expect(await got('lower')).toEqual({ direction: 'bottom' });
  await area.evaluate((element) => element.scrollTo(0, 0));
  await until('upper');
  expect(await got('scroll')).toMatchObject({ scrollTop: 0 });
});

test('pictures come from the package, with their proportions', async () => {
  await until('image');
  expect(await got('image')).toEqual({ width: 20, height: 10 });
  expect(await page.getByTestId('image').boundingBox()).toMatchObject({ width: 40, height: 20 });
});

test('rich text keeps trusted tags and nothing that runs', async () => {
  expect(await page.getByTestId('rich').innerHTML()).toBe('<b>bold</b><span>1</span>');
});

test('a portal is drawn over the page with the page’s styles', async () => {
  const portal = page.getByTestId('portal');
  expect(await portal.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(4, 5, 6)');
  expect(
    await portal.evaluate((element) => element.closest('.mp-portal')?.parentElement?.tagName),
  ).toBe('WX-PAGE');
});

test('choosing an avatar gives a temporary file that pictures can show', async () => {
  await page.evaluate(() =>
    window.__simulator?.chooseNext([{ name: 'me.png', type: 'image/png', base64: 'aGk=' }]),
  );
  await page.getByTestId('avatar').click();
  await page.getByText('wxfile://tmp_').waitFor();
  expect(String((await pageData(page))['avatar'])).toMatch(/^wxfile:\/\/tmp_\w+\.png$/);
});

test('nothing of this is an error', async () => {
  expect(await runtimeErrors(page)).toEqual([]);
  expect(await page.evaluate(() => window.__simulator?.warnings)).toEqual([]);
});
